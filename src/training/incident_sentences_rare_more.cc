// Techniques that reports tell of seldom: the second half. See
// incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kMoreSentencesOfTheRare = R"(
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
