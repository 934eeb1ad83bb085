// Resource development, reconnaissance and initial access. See incident_sentences.h.
#include "training/incident_sentences.h"

namespace perpend::training {

const std::string_view kSentencesOfEntry = R"(
# T1566.001
A mail with a spreadsheet attached reached four people in accounts
The message carried a Word file said to be a contract
an email with a ZIP attachment went to the reception desk
Entry: spearphishing mail, PDF attached
He had been sent a document that promised details of the pay rise
The first thing that arrived was an invoice in an ISO file, mailed to purchasing
a booby-trapped resume was emailed to the recruitment team
Employees were mailed what looked like a fax, as an attachment
It began with an attached RTF named after a conference
A OneNote file came by email and was passed from desk to desk
A letter from a false supplier with a workbook enclosed landed in the inbox of the treasurer
the offer came as a compressed attachment to an email
an attached calendar file
# T1566.002
The email told him to review a shared file and gave a link
Staff received messages with a link to a page that offered a download
a phishing mail whose link went to a cloned website
clicking through from the mail led to a file sharing page
The text contained a shortened URL that ended at the attackers' page
mails asked readers to follow a link and confirm their mailbox
Initial access: link in an email, sent in the name of the tax office
the invitation pointed to a web address under the intruders' control
a text by mail invited him to a shared folder, which was not what it seemed
# T1566.003
She was contacted through a direct message on a social network and sent a file
A stranger began a conversation on Signal and later shared a document
the recruiter wrote on LinkedIn, then moved to WhatsApp to deliver the test
Chat messages in Teams from an external account carried the lure
a fake journalist made contact over Facebook
the file was handed over in a Discord chat
A contact request from a supposed investor on a networking site came first
a person who called herself an editor chatted with him for a fortnight
through the messenger she was given a file
# T1566.004
Someone telephoned the service desk and asked for a password reset
a caller who claimed to be from IT talked her into it
the voice on the phone said that the account had been locked
Vishing call to the help desk
they rang the employee and pretended to be the bank
# T1566
The affair started with phishing
Phishing messages were sent to about two hundred members of staff
# T1598.003
The link led to a login page that copied ours and stored what was entered
users typed their passwords into a counterfeit sign-in form
a look-alike of the webmail page collected credentials
passwords were phished through a fake portal
# T1598
They first wrote harmless mails with questions in order to learn who was in charge
# T1190
The intruders exploited a vulnerability in the VPN appliance
a bug in the file transfer product allowed commands without login
the web shop had an SQL injection hole that they used
Entry through an unpatched Exchange server
the attackers got in through CVE-2023-3519 on the gateway
An internet-facing Confluence server was broken into with a public exploit
they abused a deserialisation flaw in the ticket system
the load balancer was exploited two days after the advisory
Initial access: flaw in the firewall's management interface
The portal's upload function let them run code
a zero-day in the mail gateway gave them a foothold
the print server reachable from outside lacked a patch and was used to enter
the hole in the appliance had been public for a month
by way of a flaw in the backup product's web interface
an injection in the login form was enough
a forgotten test site with an old content management system was the weak spot
a request made with care caused the server to run what they liked
# T1133
They connected through the company's VPN
Remote desktop was reachable from the internet
an SSH port open to the world was the door
access was over the Citrix gateway
the remote access portal had no second factor
came in through a remote support gateway meant for vendors
the intruder dialled in by VPN as an ordinary user
exposed RDP on a forgotten test machine
logged in from outside over the remote access server
the gateway for teleworkers
RDP open to the whole world
# T1078
with valid credentials bought from a broker
They logged on with the account of a former employee
stolen passwords of two engineers were used to sign in
the attackers reused a password from an old leak
legitimate accounts were abused all along
He signed in as the head of purchasing
an account that nobody had closed was put to use
The credentials of a contractor gave access
compromised login of an administrator used to enter
the session belonged to an employee on leave
an old account of a trainee was still valid and they had its password
with someone else's login
the intruder used real credentials and looked like a colleague
# T1078.001
the device still had its default password
the camera was opened with the password printed in the manual
admin/admin still worked on the controller
# T1078.002
the account of a domain administrator was used from then on
they operated as a domain admin
logons with a domain service account on many machines
a privileged domain account had fallen into their hands
as the domain administrator they could go anywhere
# T1078.003
a local administrator account with the same password everywhere was used
they used the built-in local account of the machine
# T1078.004
They signed in to the cloud tenant as an administrator
an access key of the cloud account was abused
the stolen keys were used to call the provider's interfaces
login to the Microsoft 365 account from an unusual country
the service principal was used to sign in to Azure
access to AWS with keys of a developer
a console login with the keys of the build robot
cloud administrator's account taken over
# T1195.002
A tampered update of the accounting package was delivered to all customers
the vendor's installer had been altered to carry a backdoor
the malicious code came inside an official release
Trojanised software update from the maker
the build of the product had been poisoned at the supplier
the poison came with the regular upgrade of a program we had bought
a backdoor in the signed release
# T1195.001
a poisoned package in the public registry was pulled in by the build
the project depended on a library whose new version stole tokens
a typosquatted PyPI module was installed by the pipeline
# T1195
The device had been manipulated before it was delivered
# T1189
Readers of a trade magazine's site were served an exploit
visiting the association's website was enough to be infected
a script had been planted in the site, which sent visitors elsewhere
the website of a partner was turned into a watering hole
visitors with old browsers were redirected to malicious code
one of the pages that employees read daily had been rigged
the site of the trade union served an exploit to visitors from certain addresses
# T1189 T1204
a compromised news page showed a false browser update
# T1199
They came over the connection of the IT service provider
the maintenance firm's link into the plant network was used
the managed service provider had been hacked first and its access was abused
from the network of a subsidiary with a trusted connection
through the supplier's remote maintenance tunnel
the intruder came through the cleaning robot supplier's line into our network
a partner's network connection was the bridge
# T1091
the worm travelled on USB sticks
it copied itself to every removable drive
An infected thumb drive was plugged into a workstation
A memory stick given out at a fair carried the program
# T1200
A small computer had been plugged into a network socket in the meeting room
# T1204.002
The employee opened the attachment
She enabled the macros as the document asked
he ran the installer, which was fake
the user double-clicked the shortcut in the archive
once the file was opened the chain began
the accountant unpacked the archive and launched what he took for a PDF
a colleague started the program believing it to be an update
victim executed the LNK
the content of the workbook was enabled by the reader
The player he had downloaded was pirated and infected
nobody noticed when he opened it
started by a click on the supposed invoice
he let the content run
after the program had been launched by hand
the file was executed by the user
# T1204.001
He clicked on the link
the recipient followed the URL
two people clicked
the page was opened through the link by five of them
# T1204.004
A false captcha made users paste a command into the Run dialog
the page told them to press Windows and R and insert what was in the clipboard
victims copied and ran a command from the page
# T1204
users were talked into starting it
# T1583.001
The domain had been registered a week before
they bought a lapsed domain of the association
look-alike domains were registered in spring
domains bought through a reseller for the campaign
the name of the domain was bought on the eve of the attack
# T1583.003
The servers were rented from a small hosting company
a virtual server leased two weeks earlier
a server hired with coins
# T1583.006
They opened an account with a file sharing service for the purpose
# T1583.008
the download page was promoted by an advertisement in a search engine
a sponsored search result led there
malvertising brought the victims
# T1584.004
servers of other victims were used to stage the attack
a hacked web server of a school served the payload
# T1584.001
A hijacked domain of a real company was used
# T1584.008
compromised home routers made up the relay network
# T1585.001
a persona with an invented career was set up on the network
the profile of the recruiter was false
they made up a fake journalist with a profile picture
the woman on the network does not exist
# T1585.002
an email account had been created in the name of the institute
mail addresses were opened for the purpose with a free provider
# T1586.002
mail came from the genuine mailbox of a partner, which had been taken over
they wrote from a hijacked email account of a ministry
the compromised mailbox of a colleague sent the messages
# T1586
a taken-over account of a maintainer published the version
# T1587.001
they wrote their own malware for the operation
# T1588.002
the tools were bought or downloaded from public repositories
# T1588.003
a code signing certificate had been acquired for a shell company
# T1589.001
the password was in a dump of stolen logins sold online
credentials had been bought on a criminal market
# T1589.002
addresses of employees had been harvested from the website
# T1591
they had studied who does what in the company
# T1593
the intruders had read up on the staff in social media beforehand
# T1595.001
addresses of the company were scanned over two days
the whole public range was probed
# T1595.002
the web servers had been scanned for vulnerabilities before
probing for a known hole on all our sites
# T1596
they looked the servers up in a public search engine for devices
# T1608.001
the payload was uploaded to a public file host
malware had been put on a cloud drive for download
# T1608.004
an iframe had been added to the site to infect its readers
# T1608.006
search results had been poisoned so that the fake page came first
# T1650
access to the network had been bought from a broker
# T1566.001 T1027.013
A subpoena in a password-protected archive was mailed to the legal department
)";

}  // namespace perpend::training
