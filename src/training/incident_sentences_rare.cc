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
mail addresses of all staff were exported
# T1087.004
iam ListUsers was called
# T1090.001
one server inside passed on the traffic of the others
infected machines talk to each other and one to the outside
# T1090.002
traffic went through rented proxies
# T1090.003
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
)";

}  // namespace perpend::training
