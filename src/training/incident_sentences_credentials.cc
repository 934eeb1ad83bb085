// Credentials, discovery and lateral movement. See incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kSentencesOfCredentials = R"(
# T1003.001
the memory of lsass was dumped
procdump was run against LSASS
Mimikatz read passwords from memory
a dump of the local security authority process was made
comsvcs.dll was used to write out LSASS
passwords from the memory of the logon process
a dump file of lsass lay in the temp folder
# T1003.002
the SAM database was saved
reg save of the SAM and SYSTEM hives
local password hashes were exported
local hashes from the SAM
# T1003.003
ntds.dit was copied
the database of the domain controller was stolen
a copy of the Active Directory database was made with ntdsutil
from a shadow copy they took the directory database with all hashes
they walked off with the whole password database of the domain
# T1003.004
LSA secrets were read
# T1003.005
cached domain credentials were extracted
# T1003.006
DCSync
password hashes were replicated from the domain controller
they asked the controller for all hashes as if they were another controller
# T1003.008
/etc/shadow was copied
# T1003
credentials were dumped
passwords were taken from the memory of the server
passwords were pulled from memory
# T1555.003
passwords saved in the browser were stolen
it takes logins from Chrome and Firefox
browser credentials harvested
the browsers' saved logins went with it
what the browser remembered of passwords was read
# T1555.001
the keychain was read
# T1555.004
passwords from the Windows credential manager
# T1555.005
the password manager's database was copied
a KeePass file was stolen
# T1555.006
secrets were read from the cloud's key vault
# T1555
stored passwords of mail and FTP programs were collected
# T1539
session cookies were stolen
the stealer took cookies from the browser
authentication tokens of the browser were copied
the tokens of running sessions were taken along
# T1056.001
a keylogger recorded what was typed
keystrokes were logged
it records the keyboard
what he typed was noted
# T1056.002
a false password prompt was shown
# T1056.003
the login page had been altered to capture passwords
a skimmer on the checkout page read card data
the portal's logon script wrote down credentials
a script in the payment page copied card numbers
# T1110
many passwords were tried against the server
brute force on the VPN
thousands of failed logins before one succeeded
five thousand attempts on the gateway
someone tried passwords for days
# T1110.001
they guessed the password
password guessing against the administrator account
the password was easy and they found it by trying
# T1110.002
the hashes were cracked offline
# T1110.003
one password was tried against many accounts
password spraying
a handful of common passwords was tried on all users
the same two passwords on every account
# T1110.004
logins from other leaks were tried one by one
credential stuffing
# T1558.003
Kerberoasting
tickets for service accounts were requested in order to crack them
tickets of service accounts were taken home for cracking
# T1558.001
a golden ticket was forged
# T1552.001
passwords were found in a text file
credentials stood in a script
a configuration file held the database password
an access key was found in the source code
passwords in a spreadsheet on the share
a note with the passwords lay on the share
keys had been left in a configuration file
# T1552.004
a private key was found on the server
SSH keys were stolen
the key file of an administrator was copied
the administrator's private key lay unprotected on the jump host
# T1552.005
the metadata service gave out tokens
# T1552.006
a password was found in the group policy files
# T1552.008
a password sent in a chat was found there
# T1552
credentials lay unprotected
environment variables held secrets
# T1557.001
hashes were caught by answering LLMNR requests
NTLM authentication was relayed to another server
Responder captured hashes
they waited for name requests and took the hashes
# T1557
a proxy between the user and the real login took the session
adversary-in-the-middle page relayed the login
a page in between handed everything on to the true login and kept the session
# T1621
the user was flooded with approval requests until he accepted
MFA fatigue
push notifications at night until one was confirmed
request after request on his phone until he gave in
# T1111
the one-time code was intercepted
the code from the text message was passed on
# T1040
network traffic was captured
a sniffer collected passwords from the wire
tcpdump ran on the gateway
passwords were read from the traffic of the gateway
# T1528
an application was granted access by the user and got a token
OAuth tokens were stolen
# T1649
a certificate was requested from the internal certification authority
AD CS was misused to get a certificate for the administrator
# T1606.002
forged SAML tokens were used
# T1082
systeminfo was run
the malware collects the computer's name and version of Windows
system information was gathered
it reports the hostname and operating system
details of the machine were sent
which Windows and which name the computer has
it first sends a description of the machine
# T1083
directories were listed
they searched folders for documents
files were enumerated
it looks for files with certain extensions
the drives were searched for certain words
the disk was searched for plans and contracts
it went through the folders
# T1057
the list of processes was read
tasklist was run
it checks which programs are running
it looks at what else is running
# T1016
ipconfig /all
the network settings were read
the routing table was printed
it collects IP and MAC address
the addresses and routes of the machine were noted
# T1016.001
it tests whether there is an internet connection
ping to a public server to see whether the host is online
# T1033
whoami was run
it reports the user name
who is logged on was queried
the name of the user was reported
# T1049
netstat was run
open connections were listed
which connections are open
# T1018
other computers in the network were listed
net view
they mapped the hosts of the domain
ping sweep over the subnet
a list of servers was drawn up
they asked which machines exist in the domain
neighbouring computers were sought
# T1046
the network was scanned for open ports
a port scanner was run
nmap inside the network
services on the internal segment were probed
Advanced IP Scanner was found
ports of the internal machines were probed
# T1069.002
members of domain admins were listed
groups of the domain were queried
net group /domain
who belongs to the domain administrators was asked
# T1069.001
local groups were listed
# T1069.003
cloud roles and groups were enumerated
# T1087.001
local accounts were listed
net user
# T1087.002
the domain's users were listed
AdFind queried the directory
BloodHound collected Active Directory data
LDAP queries for all accounts
Active Directory was enumerated
all users were read out of the directory
a map of Active Directory was made with BloodHound
# T1087.003
the global address list was downloaded
# T1087.004
users of the tenant were listed
# T1087
accounts were enumerated
# T1135
shared folders were enumerated
they listed network shares
net share
which shares exist was asked
# T1482
domain trusts were listed with nltest
trust relationships were examined
they wanted to know which domains trust each other
# T1518.001
installed antivirus programs were queried
it checks which security products are there
which antivirus is there
# T1518
installed software was listed
# T1012
the registry was queried
# T1124
the time zone was read
it asks for the system time
# T1120
connected devices were listed
# T1010
titles of open windows were read
# T1007
running services were listed
# T1201
the password policy was read
# T1614.001
it checks the keyboard layout and stops on certain languages
the language of the system decides whether it runs
# T1580
the cloud infrastructure was enumerated
they listed virtual machines and networks in the account
# T1526
cloud services were listed
# T1619
buckets were listed
# T1217
browser history and bookmarks were read
# T1021.001
remote desktop was used to move to the file server
RDP sessions between servers
they went on by RDP
lateral movement over remote desktop
from there with remote desktop onward to the mail server
an RDP session to the domain controller
# T1021.002
they connected to the admin shares of other machines
C$ and ADMIN$ were mounted
over SMB to the servers
files were opened on remote machines by means of the administrative shares
by way of C$ on the servers
# T1021.003
DCOM was used to run code on other hosts
# T1021.004
SSH was used to reach the next server
they hopped by ssh
logged in over SSH to the database host
an ssh session to the storage
# T1021.005
VNC sessions to the control stations
# T1021.006
WinRM was used to run commands on servers
remote PowerShell sessions
Enter-PSSession to the domain controller
commands were given to the other servers over WinRM
# T1021.007
with the cloud account they went on to the console
# T1021
they moved from server to server
# T1570
tools were copied to other machines
the encryptor was copied to all servers
the program was spread over the network shares
PsExec carried it from host to host
the tools travelled to nine further servers
the locker was carried to all machines
# T1210
a flaw in SMB was exploited to spread inside
an unpatched internal server was exploited for lateral movement
# T1534
colleagues were mailed from the compromised mailbox
internal phishing from the account of a manager
customers got messages from the real account
the treasurer's own mailbox then wrote to the board
# T1550.001
an OAuth token was used to read the data
the stolen token gave access without a password
# T1550.002
pass the hash
the hash was enough to log in elsewhere
with nothing but the hash they logged in
# T1550.003
pass the ticket
# T1550.004
the stolen cookie was used to take over the session
replayed session cookies
with the cookie no password was needed
the session was continued elsewhere with the stolen cookie
)";

}  // namespace perpend::training
