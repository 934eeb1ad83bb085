// Techniques that reports tell of seldom, in plain and in technical words. See
// incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kSentencesOfTheRare = R"(
# T1001
commands were disguised inside harmless looking traffic
# T1001.001
random bytes were added to every packet so that no two look alike
junk pads each message to its server
# T1001.002
orders came hidden in the pixels of a picture
stolen data was tucked into image files before it was sent
commands lie in the lower bits of a bitmap fetched from a blog
# T1001.003
its packets pretend to be those of a video call
the traffic imitates a well known protocol
# T1003
credentials were dumped from the operating system
passwords were pulled out of the system with a dumping tool
# T1003.004
LSA secrets were saved from the SECURITY hive
service passwords were read out of LSA secrets
# T1003.005
cached domain logons were taken from the registry
mscash hashes were extracted
# T1003.007
passwords were read out of /proc memory of a running process
# T1003.008
/etc/shadow was copied and cracked offline
the shadow file with its hashes was carried off
# T1006
the volume was read directly to get round file locks
raw disk access copied the locked database
# T1007
services were listed with sc query
it checks which services are running
# T1016.001
it pings a public address to see whether the internet can be reached
a test request to a search engine checks for connectivity
# T1016.002
saved wireless networks and their keys were listed
netsh wlan show profiles was run
names of nearby wifi networks were collected
# T1020
everything new was sent off without anybody touching a key
uploads ran by themselves each night
# T1020.001
a mirror of the traffic was set up on the router
port mirroring copied a customer's traffic to the intruders
# T1021
they moved on with valid accounts over remote services
# T1021.003
commands ran on the next machine through DCOM
MMC20.Application was started remotely
# T1021.005
they watched the desktop over VNC
a VNC server gave them the screen
# T1021.007
with the stolen identity they moved on into the cloud console
from the local directory they stepped into the tenant
# T1021.008
they connected to the virtual machine from the cloud provider's own console
EC2 Instance Connect opened a shell on the server
# T1027.004
source code was compiled on the victim's machine with csc.exe
the program was built on the spot with gcc
# T1027.005
the tool was altered until no scanner knew it
a recompiled version with the signature cut out
# T1027.007
functions are looked up by hash while it runs
API names are resolved at run time from hashes
# T1027.008
all names were stripped from the program
the binary carries no symbols
# T1027.009
a second program was stored inside the first
the payload sat in the resource section of the loader
# T1027.010
the command was written in pieces and odd characters
PowerShell with a Base64 argument
# T1027.011
the program lies in the registry and not on the disk
the payload is kept in a registry value
# T1027.013
the file lies encrypted on the disk until it is needed
the configuration is encrypted with RC4
# T1027.014
every copy is different from the last
each download gets code of a new shape
# T1027.015
the executable was packed in a compressed archive inside itself
gzip compressed shellcode
# T1027.016
meaningless instructions fill most of the program
thousands of useless API calls hide the few that matter
# T1027.017
an SVG file carried the script
the picture attachment held JavaScript that built the file
# T1036
it passed itself off as something harmless
# T1036.001
the certificate on the file is copied and not valid
an invalid signature of a known maker was attached
# T1036.002
the file name is turned round with a right-to-left character
# T1036.007
the file was called invoice.pdf.exe
a double extension made it look like a document
# T1036.008
the executable was named as a picture
the archive was given the ending of a log file
# T1036.009
it forks twice so that it has no parent
# T1036.010
the new account was named like a service account of the firm
its name imitates a real administrator
# T1036.011
it overwrites its own arguments to look like a kernel thread
in the process list it calls itself kworker
# T1037.001
a logon script was set in the registry of the user
UserInitMprLogonScript pointed to their file
# T1037.003
the domain's logon script was altered
every user who logged on ran their script from SYSVOL
# T1037.004
a line in rc.local starts it
an init script was added
# T1048.001
the data left over a channel with a symmetric key apart from its C2
# T1052.001
files were copied to a USB stick and carried out
a removable drive took the documents out of the isolated network
# T1053.002
an at job ran the file
# T1053.006
a systemd timer wakes it every hour
# T1053.007
a Kubernetes CronJob started the miner again
# T1055.001
a DLL was injected into explorer.exe
the library is loaded into a running process
# T1055.002
a whole executable was written into another process
# T1055.003
a thread of the process was suspended and turned to their code
# T1055.004
code was queued as an APC in a suspended process
early bird injection
# T1055.008
it attaches to the process with ptrace
# T1055.013
process doppelganging by a transaction
# T1056
what users entered was captured
# T1056.003
the login page was altered to record passwords
every password typed on the portal was written to a file
# T1056.004
functions of the browser are hooked to catch passwords
# T1059
commands were run through an interpreter
# T1059.008
commands were typed at the router's own prompt
the CLI of the firewall was used
# T1059.009
the cloud was driven through its API with the stolen keys
az and aws commands were issued
# T1059.010
an AutoIt script carries the code
a compiled AutoHotkey script
# T1059.011
Lua scripts are run as modules
# T1059.012
esxcli was used on the hypervisor
vim-cmd commands on the host
# T1059.013
docker commands were sent to the daemon
# T1069
groups and their permissions were looked up
# T1069.001
members of the local administrators group were listed
net localgroup administrators
# T1069.003
roles and groups of the tenant were read
# T1070
traces were removed
signs of the intrusion were cleaned away
# T1070.005
mapped shares were disconnected afterwards
net use /delete
# T1070.007
the history of remote desktop connections was deleted
# T1070.008
the messages they had sent were deleted from the mailbox
sent items and alerts were removed
# T1070.009
the task was deleted once it had run
# T1070.010
it moves itself to another folder after the start
# T1071
it speaks with its server over an ordinary protocol
# T1071.002
orders and results went by FTP
files on an SMB share served as its mailbox
# T1071.003
the implant got its orders by mail
drafts in a mailbox carried commands
# T1071.005
it subscribes to a topic of an MQTT broker
# T1074
what was to be taken was brought together first
# T1080
programs on a shared drive were infected
a shortcut on the share replaced the folder
# T1087
accounts were looked up
# T1087.001
local accounts were listed with net user
# T1087.003
the global address list was downloaded
mail addresses of all staff were exported
# T1087.004
users of the tenant were listed
iam ListUsers was called
# T1090.001
one server inside passed on the traffic of the others
infected machines talk to each other and one to the outside
# T1090.002
traffic went through rented proxies
# T1090.003
they came through Tor
a chain of hacked routers lay between
# T1090.004
the connection names a big content network while going elsewhere
# T1092
commands were carried to the isolated network on a stick
# T1098
an account was given rights it had not had
# T1098.001
a second key was added to the service principal
new access keys were created for the user
# T1098.002
the mailbox was shared with an account of theirs
full access to the director's mailbox was granted
# T1098.003
the account was made global administrator
a role was assigned to their user
# T1098.004
their key was added to authorized_keys
# T1098.005
a phone of theirs was enrolled as second factor
a new device was registered for the account
# T1098.006
a cluster-admin binding was created
# T1098.007
their account was put into the administrators group
the user was added to Domain Admins
# T1102
a public web service carries its traffic
# T1102.001
the address of the server stands in a public profile
it reads where to go from a paste
# T1102.002
it exchanges files with a cloud drive as its channel
the Graph API is its channel
orders and answers pass through a chat bot
# T1102.003
orders are read from a blog and answers go another way
# T1104
the first server only hands over the address of the second
# T1106
system calls are made directly
CreateProcess and VirtualAlloc were called
# T1110.001
passwords were guessed one after the other
# T1110.002
hashes were cracked on their own machines
# T1110.004
pairs of names and passwords from other leaks were tried
# T1111
the one-time code was intercepted
the victim was asked for the code and it was passed on at once
# T1114
mail was collected
# T1120
it asks which devices are plugged in
printers and card readers were listed
# T1127
a developer's tool ran the code
# T1127.001
MSBuild compiled and ran a project file
# T1127.002
a ClickOnce application was offered for installation
# T1129
modules are loaded as plug-ins when needed
# T1132
data was encoded before it was sent
# T1132.002
a home-made alphabet encodes the data
Base64 with a changed alphabet
# T1134
access tokens were misused
# T1134.001
the token of an administrator was duplicated
it impersonates the token of the logged-on user
# T1134.002
a process was started with the stolen token
runas with another user's token
# T1134.003
a logon token was made for a stolen account
# T1134.004
the process pretends to be a child of explorer
# T1134.005
an old SID was put into the account's history
# T1137.001
the Normal template carries their macro
# T1137.005
an Outlook rule starts the program when a certain mail arrives
# T1137.006
an Excel add-in is loaded at each start
a malicious XLL
# T1176.001
a browser extension stayed behind
a Chrome extension read every page
# T1176.002
an editor extension was installed that calls home
# T1185
the browser of the victim was used with its open sessions
# T1187
the document made the computer log on to their SMB server
a link to a file share gave away the hash
# T1189
a web page infected those who visited it
# T1195
the goods were tampered with before they came
# T1195.001
a package they depended on had been poisoned
# T1195.003
the devices came with the implant built in
# T1197
BITS fetched the program
a BITS job was created with bitsadmin
# T1200
a small computer was plugged into the network socket
an unknown device was found behind the printer
# T1201
the password policy was asked for
net accounts
# T1202
forfiles started the command
pcalua.exe was used to run the file
# T1204
somebody inside had to start it
# T1204.003
the infected image was pulled from a public registry
# T1204.004
the visitor was told to paste a line into the run window
press Windows and R and paste said the page
# T1204.005
the developer installed the poisoned package
npm install ran their script
# T1205
it wakes only when a certain packet arrives
a magic packet opens the door
# T1205.001
three knocks on certain ports open the shell
# T1205.002
a BPF filter watches for the packet
# T1207
a rogue domain controller pushed the change
DCShadow
# T1210
the flaw in SMB took them to the next machine
an unpatched service inside was exploited
# T1211
a flaw of the security program was used to switch it off
# T1212
a flaw in the logon gave them a ticket
# T1213.001
pages of the internal wiki were read for passwords
# T1213.004
the customer database in the CRM was exported
# T1213.005
chat messages were searched for passwords
# T1216
a signed script of Windows ran theirs
# T1218
a program that belongs to Windows ran it for them
# T1218.001
a help file in CHM format ran the script
# T1218.002
a control panel item was loaded
# T1218.003
cmstp.exe installed a profile with their command
# T1218.004
InstallUtil ran the assembly
# T1218.005
mshta fetched and ran a page
# T1218.007
msiexec installed a package from the web
# T1218.009
regasm ran the library
# T1218.010
regsvr32 loaded a scriptlet from the web
# T1218.014
an MSC file opened by the management console ran the code
# T1219
a remote control program was left on the machine
# T1219.001
the tunnel function of the editor was switched on
VS Code tunnel
# T1219.002
AnyDesk was installed and used to come back
remote support software was left behind
# T1219.003
a KVM device over IP was plugged in
# T1220
wmic ran an XSL stylesheet with script
# T1222.001
icacls gave everyone full access
ownership of the files was taken
# T1222.002
chmod made the file executable
chattr +i was set
# T1480
it runs only on the machine it was meant for
it does nothing where an administrator is logged in
# T1480.001
the key to decrypt it is made from the name of the domain
# T1480.002
a mutex keeps a second copy from running
# T1482
trusts between domains were listed
# T1484.002
a federated domain of theirs was added
a new identity provider was trusted
# T1485.001
a lifecycle rule deletes the bucket within a day
# T1491.002
the home page showed their message
# T1495
the firmware was overwritten and the devices would not start
# T1496
the computers worked for the intruders
# T1496.002
the connection was rented out as a proxy
# T1496.004
messages were sent in bulk through the cloud account
# T1497
it looks whether it is being watched
# T1497.002
it waits for ten clicks of the mouse
it counts recent documents to see whether a person works there
# T1497.003
it sleeps for twenty minutes before it does anything
# T1498
the line was flooded
# T1498.001
a flood of UDP packets
SYN packets flooded the firewall
# T1498.002
amplification through open DNS resolvers
# T1499
the server was made to give up
# T1499.002
so many requests were sent to the login page that it gave up
HTTP requests exhausted the web server
# T1505.001
xp_cmdshell was enabled on the database
a stored procedure ran their commands
# T1505.002
a transport agent on Exchange copied mail
# T1505.004
a module was added to IIS
a malicious IIS module
# T1518.001
it asks which antivirus is installed
# T1518.002
they looked for the backup software
# T1525
the base image was replaced by one with a backdoor
# T1526
services of the cloud account were listed
# T1530
the bucket stood open and was copied
# T1535
servers were started in a region that nobody uses
# T1538
they looked round in the cloud console
# T1542.001
the firmware of the board was replaced
a UEFI implant survives a new disk
# T1542.003
the boot record loads it before Windows
a bootkit
# T1542.004
the router's ROMMON was changed
# T1543.001
a LaunchAgent starts it
# T1543.002
a systemd unit starts it
# T1543.004
a launch daemon was written to /Library/LaunchDaemons
# T1546.001
opening any text file started it
# T1546.002
the screen saver is their program
# T1546.003
a WMI subscription runs it at each boot
# T1546.004
a line in .bashrc starts it
the shell profile was changed
# T1546.005
a trap on EXIT starts it again
# T1546.008
sticky keys opened a command prompt
sethc.exe was replaced by cmd
# T1546.010
AppInit_DLLs loads it into every program
# T1546.011
an application shim was installed
# T1546.012
a debugger was set for the program in the registry
# T1546.013
the PowerShell profile was changed
# T1546.015
a CLSID was redirected to their library
COM hijacking
# T1546.016
the package's postinstall script ran it
# T1546.017
a udev rule runs it when a device appears
# T1547.002
an authentication package was registered
# T1547.004
Userinit and Shell under Winlogon were extended
# T1547.005
a security support provider logs passwords
# T1547.006
a kernel module was loaded
insmod loaded the rootkit
# T1547.009
the shortcut in the startup folder was changed
# T1547.010
a port monitor DLL was registered
# T1547.012
its library is registered as a print processor
# T1547.013
a .desktop file in autostart
# T1547.014
an Active Setup key runs it once a user
# T1547.015
a login item was added
# T1548.001
a setuid copy of the shell was left
# T1548.002
user account control was bypassed with fodhelper
# T1548.003
sudo needed no password any more
the cached sudo timestamp was used
# T1548.004
the user was asked for the administrator password in a window of the system
# T1548.005
a temporary role was requested and granted
# T1548.006
the privacy database TCC was changed to give it the microphone
# T1550.001
a stolen token opened the mail without a password
# T1550.003
a stolen Kerberos ticket was used on another machine
pass the ticket
# T1550.004
the stolen cookie was replayed
# T1552
passwords lay about unprotected
# T1552.002
passwords were read out of the registry
# T1552.003
the shell history held passwords
# T1552.004
private keys were collected from the server
# T1552.005
the metadata service of the cloud gave them keys
169.254.169.254 was queried
# T1552.006
a password stood in group policy preferences
cpassword in SYSVOL
# T1552.007
secrets were read from the container API
# T1552.008
passwords turned up in chats
# T1553.001
the quarantine flag was removed
Gatekeeper was told to let it pass
# T1553.004
a root certificate of theirs was installed
# T1553.005
the files inside the disk image had no mark of the web
# T1553.006
test signing was switched on
# T1555
stored passwords were collected
# T1555.001
the keychain was opened
# T1555.004
the Windows credential manager was emptied
vaultcmd listed the vault
# T1555.005
the vault of the password manager was taken
the KeePass database was copied
# T1555.006
secrets were read from the cloud's secret manager
# T1556
the logon was altered to let them in
# T1556.001
a skeleton key was put into the domain controller
# T1556.002
a password filter DLL records new passwords
# T1556.003
the PAM library logs passwords and accepts one of theirs
# T1556.004
the router's image has a password of theirs built in
# T1556.006
the second factor was switched off for the account
# T1556.007
the sync agent was patched to accept any password
# T1556.009
a conditional access policy was changed to let their addresses in
# T1557
they sat between the victim and the server
# T1557.001
Responder answered name queries meant for others
LLMNR poisoning caught hashes
# T1557.002
ARP replies were forged
# T1557.003
a false DHCP server handed out their gateway
# T1557.004
a wireless network of the same name was set up nearby
# T1558
Kerberos tickets were stolen
# T1558.001
a golden ticket was made with the krbtgt hash
# T1558.002
a silver ticket for one service was forged
# T1558.004
accounts without pre-authentication were roasted
# T1559.001
COM objects were used to run the code
# T1559.002
DDE in the document ran a command
# T1560.002
zlib packs the data inside the program
# T1561.001
the contents of the disks were overwritten
every file was filled with zeros
# T1561.002
the partition table was overwritten
the master boot record was destroyed
# T1562
defences were weakened
# T1562.002
event logging was switched off
auditpol disabled auditing
# T1562.003
HISTFILE was unset
the shell kept no history
# T1562.006
ETW was patched
AMSI and event tracing were blinded
# T1562.007
a security group was opened to everyone
# T1562.008
CloudTrail was stopped
# T1562.009
the machines were restarted in safe mode
bcdedit safeboot
# T1562.010
the connection was forced to an older protocol
PowerShell version 2 was used to escape logging
# T1562.011
a false icon showed the antivirus as healthy
# T1562.012
auditd was stopped
# T1562.013
the router's access list was changed to let them in
# T1563.002
an open remote desktop session was taken over with tscon
# T1563.001
the administrator's SSH agent socket was used
# T1564.001
the folder was marked hidden
a name that begins with a dot
# T1564.002
the new account was hidden from the logon screen
# T1564.003
the window was kept hidden
# T1564.004
the program was stored in an alternate data stream
# T1564.005
a hidden file system at the end of the disk
# T1564.006
a small virtual machine was installed and the tools ran inside it
QEMU was used to hide the tools
# T1564.008
a mailbox rule moves replies to a folder nobody reads
an inbox rule deleted warnings
# T1564.010
the arguments were replaced after the start of the process
# T1564.011
started under nohup so that it survives the session
# T1564.012
they worked in a folder excluded from scans
# T1564.013
a bind mount over /proc hides the process
# T1564.014
the payload lies in extended attributes
# T1565.002
bank details in the invoice were changed on the way
# T1565.003
what the operator's screen showed was false
# T1566
a deceptive message opened the way
# T1567
the data was sent to a web service
# T1567.001
the data was pushed to a repository of theirs
# T1567.003
the loot was posted to a paste site
# T1567.004
a webhook received the data
results were posted to a Discord webhook
# T1568
the address of the server changes
# T1568.001
the name resolves to ever new addresses
fast flux
# T1568.002
names are calculated from the date
a domain generation algorithm
# T1568.003
the port is calculated from the answer of the name server
# T1569.002
a service was created to run the command once
PsExec ran it as a service
# T1573
the channel is encrypted
what passed was enciphered
# T1573.001
messages are enciphered with AES
traffic encrypted with RC4 and a fixed key
XOR over the wire
# T1573.002
TLS with a certificate of its own
RSA protects the session key
# T1574.004
a dylib was placed where the program looks for it
# T1574.006
LD_PRELOAD loads it into every process
/etc/ld.so.preload was written
# T1574.007
the PATH was changed so that theirs is found first
# T1574.008
a program of the same name was placed in the folder that is searched first
# T1574.009
an unquoted path let their program start
# T1574.010
the service's file could be overwritten
# T1574.011
the registry key of a service was pointed to their program
# T1574.012
COR_PROFILER loads their library into .NET programs
# T1574.014
a configuration file beside a .NET program loads the wrong assembly
AppDomainManager injection
# T1578.001
a snapshot of the disk was made and mounted elsewhere
# T1578.002
new virtual machines were created
forty large instances were launched
# T1578.003
the machine was deleted when they were done
# T1578.005
quotas were raised to start more machines
# T1583.001
a domain of similar spelling had been registered
the name was bought the week before
# T1583.003
a rented virtual server
a server hired with coins
# T1583.004
a server was leased
# T1583.005
the flood was hired from a botnet for hire
# T1583.006
a free hosting account was opened for it
# T1583.007
a serverless function relays the traffic
# T1583.008
advertisements in the search engine led there
# T1584.001
the domain of an honest firm had been taken over
# T1584.003
a hacked virtual server of somebody else
# T1584.004
the server of a small firm had been broken into to serve the file
a hacked web shop hosted it
# T1584.005
a botnet of hacked machines was used
# T1584.006
the hijacked account of a web service
# T1584.008
hacked home routers relayed the logins
compromised SOHO boxes
# T1585.001
an invented recruiter wrote to him
a profile made for the purpose
# T1585.002
a mailbox was opened in the name of the director
# T1586
an account of somebody else was taken over for it
# T1586.001
the hacked profile of a colleague wrote
# T1586.002
the hijacked mailbox of a supplier sent the letter
a partner's mail account had been taken over
# T1587.001
the program was written for this victim
malware made to measure
# T1587.002
they signed it with a certificate of their own
# T1587.003
a self-signed certificate
# T1587.004
the exploit was their own
# T1588.001
the malware was bought in a forum
malware for rent
# T1588.002
public tools were used
they got the tool from the internet
# T1588.003
a stolen signing certificate
a certificate issued to a shell company
# T1588.004
a free certificate had been had for the false page
# T1588.005
the exploit was bought
# T1588.007
a voice clone was made
the letters were written by a language model
# T1589
details of staff were collected
# T1589.001
passwords of staff were bought
credentials from an old leak
# T1589.002
the addresses of staff were collected from web pages
# T1589.003
names of employees were taken from a network for professionals
# T1590
what is known of the network was collected
# T1590.002
the name server gave out the whole zone
# T1590.005
the firm's address ranges were looked up
# T1591
the company was studied beforehand
# T1591.002
they knew its suppliers and partners
# T1591.003
they knew when the office was closed
# T1591.004
they knew who signs payments
organisation charts were studied
# T1592.002
the version of the shop software was noted
# T1592.004
the browser's settings were collected by the page
# T1593
they searched open web pages for the firm
# T1593.001
staff profiles in social media were read
# T1593.002
search engines were used to find exposed pages
# T1593.003
the firm's public repositories were searched for keys
# T1594
the victim's own web site was read through
# T1595.001
whole address blocks were scanned
# T1595.002
the gateway was scanned for known flaws
a commercial scanner probed the forms
# T1595.003
a word list was tried against the web server's paths
# T1596
public databases were searched
# T1596.003
certificate logs gave away the host names
# T1596.005
a scan database showed the open port
# T1597.002
access was bought from a broker's catalogue
# T1598
they asked for information first
# T1598.002
a form was attached that asked for passwords
# T1598.003
a link led to a false sign-in page
the page looked like the mail logon and kept what was typed
# T1598.004
a caller asked for passwords
somebody rang up and pretended to be the help desk
# T1601.001
the firmware image of the router was patched
# T1602.001
SNMP was read out
# T1602.002
the running configuration was pulled by TFTP
configurations of the routers were downloaded
# T1606.001
session cookies were forged with the server's key
# T1606.002
SAML tokens were forged with the stolen signing key
# T1608.001
the program lay ready on a hosting site
malware was placed on a server beforehand
# T1608.002
their tools lay on a rented server
# T1608.003
a certificate was installed on their server
# T1608.004
a page was prepared to infect visitors
# T1608.005
the link led to a page set up for it
# T1608.006
the page was pushed up in search results
# T1609
kubectl exec was used to enter the pod
commands were run inside the container
# T1610
a container of theirs was started
a privileged pod was deployed
# T1611
from the container they reached the host
the host's disk was mounted inside
# T1612
the image was built on the host
# T1613
pods and secrets of the cluster were listed
# T1614
it looks where in the world the machine stands
# T1614.001
it asks for the language of the keyboard and stops on some
# T1615
group policies were read
gpresult
# T1619
buckets and their contents were listed
# T1648
a function in the cloud ran their code
# T1649
a certificate was requested in the administrator's name
certificate templates were abused
# T1650
access was bought from a broker
# T1651
run-command of the cloud executed a script on every machine
SSM ran the commands
# T1652
loaded drivers were listed
# T1653
the machine was kept from going to sleep
# T1654
event logs were exported and read
# T1656
he said he was from the IT department
the caller pretended to be an employee
# T1657
money was moved to an account of theirs
a ransom was demanded
# T1659
the download was swapped on the way
# T1665
their servers answer only to visitors from the right country
others see an ordinary error page
# T1667
the inbox was flooded with thousands of subscriptions
# T1668
they closed the hole behind them
other malware was removed
# T1669
they entered by the neighbour's wireless network
the staff wireless was joined
# T1671
an application was given consent to read mail
OAuth consent
# T1672
the sender's address was forged
a forged From header
# T1673
virtual machines were listed
# T1674
a stick typed commands like a keyboard
# T1675
commands were sent to guests through the hypervisor
# T1677
a changed build file ran their code in the pipeline
the pull request ran in the runner
# T1678
it waits days before the next step
# T1679
it leaves out system folders so that the machine still starts
files of certain kinds were spared
# T1680
drives and their free space were listed
# T1681
they read what researchers wrote of them
)";

}  // namespace perpend::training
