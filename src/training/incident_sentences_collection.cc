// Collection, command and control, exfiltration and impact. See incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kSentencesOfCollection = R"(
# T1005
files were taken from the workstation
documents on the disk were collected
it gathers files from the user's folders
local data was copied
data stolen from the computers of the team
what lay on the laptop was copied
drawings were taken from the engineer's computer
# T1039
documents were copied from the file share
files were taken from network drives
the shared folder of the department was searched and copied
the department's drive was emptied
from the file server they took contracts and plans
# T1025
files on USB drives were copied
# T1213.002
documents were downloaded from SharePoint
SharePoint libraries were downloaded
# T1213.001
the wiki was searched
pages of Confluence were read
# T1213.003
source code was downloaded from the repository
repositories were cloned
the source of the product was copied from the repository
# T1213.004
customer records were exported from the CRM
# T1213.005
chat histories in Slack were read
# T1213.006
the database was dumped
customer records were exported from the database
queries pulled millions of rows
they drew the customer table out of the database
# T1213
internal documentation was searched
# T1114.001
local mail archives were copied
PST files were taken
# T1114.002
mailboxes were read on the server
mail was downloaded through the web interface
they read mail in the cloud
messages were collected over the Exchange interface
the mailbox of the director was read for months
letters were fetched from the mail server
# T1114.003
a forwarding rule sent mail outside
mail was forwarded to an address of theirs
copies of all mail went to an address outside by a rule
# T1114
emails were stolen
# T1113
screenshots were taken
it photographs the screen
screen captures every minute
every half minute a picture of the screen
# T1123
the microphone was switched on
it records sound
audio recordings
it can listen in
# T1125
the camera was used
webcam pictures were taken
# T1115
the clipboard was read
it looks into the clipboard
# T1119
files were collected automatically
the malware gathers new documents by itself
new files were picked up without a hand
# T1530
data was downloaded from cloud storage
an S3 bucket was read
files from OneDrive were taken
what lay in the storage account was downloaded
# T1602
the configurations of the routers were copied
# T1185
it manipulates the browser session at the bank
# T1074.001
the files were gathered in a temporary folder
data was staged in C:\ProgramData
loot was collected in the recycle bin before it left
written to a hidden directory first
the haul was first piled up in a folder
everything lay in C:\Windows\Temp before it went
# T1074.002
data was moved to one server before it left
the archives were placed on a web server from where they were fetched
they brought the archives together on the print server
# T1074
data was collected in one place
# T1560.001
files were packed with WinRAR
7-Zip archives with a password
data was compressed into RAR files
tar was used to make archives
RAR files of equal size
they packed it with 7z
an archiver made packets of it
# T1560.002
a library compresses the data
# T1560.003
data is encrypted with a routine of its own before it is sent
# T1560
the data was compressed
files were zipped and encrypted before they left
compressed before it left
# T1071.001
it communicates over HTTPS
the beacon contacts its server by HTTP every minute
web requests carry the commands
POST requests to the command server
calls home over port 443
the implant polled a web address for orders
C2 over HTTP
C2 domain contacted via HTTPS
the stealer reports to its panel by web requests
every five minutes it asks a web server what to do
contact with the server through normal web traffic
the program reports by HTTPS
orders came over the web
Cobalt Strike beacon over HTTPS to the address below
C2: https address
# T1071.002
it uses FTP to get its orders
# T1071.003
commands came by email
it sends its findings by SMTP
# T1071.004
DNS tunnelling
commands were hidden in TXT records
data left in DNS queries
it receives commands in answers to name queries
# T1071.005
it speaks MQTT with its server
# T1095
it talks over raw TCP
ICMP carries the commands
a binary protocol of its own over a socket
on its own protocol over TCP
# T1572
traffic was tunnelled through SSH
ngrok exposed the machine
a tunnel let them into the internal network
Chisel and ligolo were used to tunnel
reverse tunnel to their server
a tunnel to the inside remained open
# T1090
a SOCKS proxy was set up
traffic was relayed through other machines
connections came through a network of hacked devices
through a chain of foreign devices
# T1090.001
infected hosts relay for others without internet access
an internal proxy passes the commands on
# T1090.002
they connected through residential proxies
logins came from home internet connections
traffic went through a rented proxy
from the addresses of private customers of a telephone company
# T1090.003
they came through Tor
several hops hid where they were
by way of Tor
# T1090.004
domain fronting
# T1105
further tools were downloaded
it fetched the second stage
the payload was pulled from a server
curl brought a file from the internet
the loader retrieves another program
tools were transferred to the host
certutil downloaded the executable
it drops a DLL fetched from the web
a script was loaded from an outside address
it loads what it needs from the net
a second program was brought in from a server in the internet
the next stage came from the same host
they brought their tools along from a file host
# T1219.002
AnyDesk was installed
a remote support tool was left for later access
TeamViewer session
ScreenConnect was put on the server
she allowed a remote session with Quick Assist
she was talked into installing a program for remote help
a remote maintenance tool stayed behind on the machine
# T1219
a remote tunnel of the editor was used for control
# T1573.001
the traffic is encrypted with RC4
AES is used for the communication
what it sends is encrypted with a fixed key
# T1573.002
TLS with a certificate of its own
RSA protects the key of the session
a self-made certificate secures the connection
# T1573
communication is encrypted
# T1132.001
data is encoded in Base64 before it is sent
packed in Base64
# T1102
it uses a cloud service for its commands
# T1102.001
the address of the server is hidden in a public profile
it reads a page of a blog to learn where its server is
dead drop on a paste site
where its server is it learns from a public page
# T1102.002
a Telegram bot gives orders and receives results
orders and results are files in a Google Drive
Slack channel used in both directions
a chat bot serves as the command channel in both directions
# T1568.002
domain names are generated by an algorithm
# T1568.001
fast flux
# T1568
the address changes by dynamic DNS
# T1571
an unusual port, 4443, is used
HTTP over port 8082
it connects to a port that nobody else uses
on port 8531
# T1008
if the first server does not answer a second is tried
a backup address is built in
another server stands ready if the first is gone
# T1001
commands are hidden in ordinary looking traffic
# T1001.003
the traffic imitates that of a well-known site
# T1041
data was sent over the command channel
files left through the implant's connection
uploaded to the command server
the stolen data went to the same server that gave orders
results are returned over the same channel
the loot left by the same road as the orders
stolen files went to the server that commands it
# T1567.002
data was uploaded to a cloud drive
Rclone copied everything to Mega
files went to a Dropbox account
uploaded to an S3 bucket of theirs
with rclone to a storage provider
everything was uploaded to a cloud storage
# T1567
data was sent to a web service
an upload site received the files
# T1048
data left by FTP
exfiltration over another protocol
copied out by file transfer to an outside server
copied out with FTP
# T1048.002
archives were sent out by SFTP
scp to a foreign server
# T1048.003
FTP upload without encryption
mailed out in plain text
# T1030
data was sent in small pieces
split into parts of a fixed size
in small portions so that nobody noticed
# T1029
data left only at night
transfers took place at weekends
only on weekends
# T1020
the upload happens automatically
# T1052.001
data was carried out on a USB disk
# T1537
data was copied to another account in the same cloud
a snapshot was shared with a foreign account
# T1486
files were encrypted
servers were locked by ransomware
encryption began at night
the virtual machines were encrypted on the hypervisor
a ransom note lay in each folder
the locker ran on all hosts
ransomware was rolled out
on Monday nothing could be opened, all files carried a new ending
the encryptor was started on the virtual hosts
all servers encrypted
files have the ending of the gang
# T1490
shadow copies were deleted
backups were destroyed
vssadmin delete shadows
recovery was disabled
snapshots removed so that nothing could be restored
nothing could be restored, for the shadow copies were gone
they deleted the backups first
# T1489
services were stopped before encryption
databases were shut down
processes that held files open were ended
the database was halted so that its files could be locked
# T1485
data was wiped
a wiper destroyed the files
the storage was deleted
all data was overwritten
# T1561.001
disks were overwritten
# T1561.002
the master boot record was overwritten
partition tables were destroyed
computers did not start any more, their boot sector was gone
# T1491.001
the desktop background showed the demand
# T1491.002
the website was defaced
the home page was replaced
visitors to the page saw a flag and a threat
# T1565.001
records were altered
figures in the database were changed
entries had been falsified
# T1565.002
the account number was swapped while it was transmitted
# T1498
the website was flooded with requests
DDoS
the site was unreachable under a storm of requests
# T1499
the service was overwhelmed
# T1496.001
a cryptominer ran on the servers
XMRig used the processors
processors were busy with mining
# T1496
the machines were used for the attackers' own gain
# T1529
the machines were rebooted
hosts were shut down
all machines were switched off at once
# T1531
accounts were locked and passwords changed
administrators were shut out
nobody could log in, for all passwords had been changed
# T1657
money was demanded
they threatened to publish the data
a payment was diverted to another account
funds were transferred out
invoices were altered so that the money went elsewhere
extortion
pay or we publish, said the note
the sum was sent to a false account
a ransom of three million was asked
# T1495
the firmware of the modems was destroyed
)";

}  // namespace perpend::training
