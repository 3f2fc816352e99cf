/**
 * The passwords of eight and more characters among the 47,000 most frequent of a collection of ten million leaked ones, the most frequent
 * first, written as `bare` writes passwords. From zxcvbn's `data/passwords.txt` (Dan Wheeler and Dropbox, MIT licence).
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
password 12345678 123456789 baseball football qwertyuiop 1234567890 superman 1qaz2wsx jennifer trustno1 sunshine iloveyou computer michelle starwars princess
11111111 corvette 1234qwer internet samantha q1w2e3r4t5 maverick whatever mercedes steelers qwer1234 hardcore q1w2e3r4 midnight bigdaddy victoria marlboro
password1 1q2w3e4r cocacola jordan23 asdfasdf danielle 12344321 jonathan liverpoo qwerty123 passw0rd abcd1234 slipknot scorpion startrek asdfghjkl redskins
qazwsxedc liverpool nicholas butthead dolphins qwertyui shithead metallic mountain benjamin elephant rush2112 1q2w3e4r5t creative garfield bullshit asdfghjk
1qazxsw2 december airborne brooklyn godzilla 4815162342 williams darkness blink182 platinum 01012011 11223344 lifehack 12qwaszx snowball nintendo november
pakistan redwings explorer guinness lasvegas 789456123 christin asdf1234 babygirl michigan carolina alexande dickhead minecraft metallica kristina kimberly
snickers paradise caroline 147258369 lacrosse bollocks poohbear qweasdzxc einstein drowssap courtney spitfire patricia maryjane champion svetlana anderson
westside security zaq12wsx alexander 123456789a 1232323q scarface qwerty12 marshall veronica stargate 12345qwert semperfi brittany scotland cherokee simpsons
michael1 vladimir franklin passport infinity bulldogs 1234554321 budlight usuckballz1 softball fktrcfylh kawasaki wildcats logitech swordfis alexandr motorola
patriots colorado juventus freeuser warcraft wolverin elizabet valentin password123 mitchell spiderma hello123 ncc1701d virginia pearljam 123qweasd predator
charlie1 panthers peekaboo rolltide american cardinal chevelle fyfcnfcbz loverboy 123654789 changeme electric darkside wolfpack hercules lawrence letmein1
741852963 spiderman blizzard 123456789q cheyenne cjkysirj 147852369 basketball sterling pussycat a1b2c3d4 airplane freepass billybob chocolat stingray
firebird zeppelin business tarheels greenday 01011980 engineer hellfire serenity fireball darkstar 1029384756 mustang1 remember pavilion 01012000 bobafett
dbrnjhbz harrison welcome1 swimming defender precious icecream swordfish presario rockstar airforce thailand bluebird goldfish wrangler cadillac longhorn
qazwsx123 microsoft christia 123qweasdzxc assassin atlantis lonewolf software srinivas angelina leonardo valentina veronika babydoll butterfly wordpass
devildog soso123aljg mistress freedom1 montreal wolfgang basketba hotstuff 31415926 birthday stephani jessica1 shamrock fuckyou2 savannah kathleen deftones
goldberg renegade cristina hamilton blahblah enterpri 1234abcd babylon5 sweetpea trfnthbyf yankees1 bigboobs aardvark butterfl marathon cavalier manchester
napoleon buckeyes 01011990 diamonds 1qaz2wsx3edc highland elizabeth chandler drpepper campbell pornstar 12345678910 sherlock thuglife morpheus wetpussy
consumer adgjmptw barcelona overlord isabella sundance isabelle ultimate ncc1701e matthew1 geronimo 123qwe123 aleksandr portugal superfly q1w2e3r4t5y6
florence wrinkle1 seminole alejandr 11235813 concrete margaret access14 letmein2 christop trombone rhbcnbyf qazxswedc pleasure christian cdtnkfyf stallion
kingkong mongoose personal bluemoon a1234567 fuckyou1 immortal 123454321 anthony1 dietcoke giovanni morrison hollywoo 14789632 clifford fernando bonehead
ghbdtnbr charlott hongkong william1 ilovesex 1123581321 sebastia werewolf lollipop eternity super123 cooldude tottenha anything stocking columbia robinson
makaveli satan666 verbatim standard blackcat raistlin qwerty12345 punkrock infantry 01012010 waterloo musicman seinfeld megadeth gn56gn56 skywalke squirrel
wolverine stardust qazwsxed twilight vanhalen intrepid 1234567a punisher showtime ekaterina 111222333 skittles hannibal thunder1 1q2w3e4r5t6y chelsea1
panasonic sandiego portland penelope blackdog californ playtime 1a2b3c4d christine gangster warriors chargers dingdong mushroom crusader dkflbvbh anastasia
stranger guardian slapshot septembe 147896325 angelica scarlett rammstein 123321123 munchkin kittycat santiago 1passwor barcelon coltrane goodluck starcraft
blackman katerina shaney14 fuckinside discover spanking lonestar meridian heather1 stonecol 192837465 lowrider 25802580 richard1 alexandra beautiful zaq1xsw2
tacobell halflife 123698745 catalina keyboard kangaroo socrates thompson formula1 qwerasdf national mailcreated5240 asshole1 fuckface lorraine vacation
penguins 12369874 ragnarok colombia sebastian dodgeram mustangs sithlord scoobydo oblivion titleist magnolia zxcv1234 director richmond bigballs blueeyes
mersedes 12312312 springer patrick1 cowboys1 nuttertools martinez 1122334455 gateway1 imperial grateful peterpan kingston pa55word freckles margarita aspirine
mariners deadhead research rootbeer children stephanie frederic scooter1 11112222 plymouth creampie justdoit 1234567q lightnin caliente goodtime thankyou
raiders1 brucelee redalert aquarius catherin porkchop sapphire shopping qwert123 a1s2d3f4 qazwsxedcrfv fletcher blackjac hastings chevrole 01012001 amsterdam
spectrum diamond1 123456qwerty atlantic beatrice labrador southern syracuse front242 rosemary candyman commando clitoris pineappl lesbians 8j4ye3uz monopoly
romashka 123456aa gangbang spartans snuggles charlotte infiniti 1234567890q cosworth jeremiah phoenix1 qawsedrf doberman brandon1 emmanuel webmaster porsche9
beefcake godsmack viktoria starbuck valhalla starfish clarence achilles ncc1701a arsenal1 sailboat jackson1 terminator phillies kentucky pa55w0rd swingers
frontier butthole doughboy september nebraska qwertyuio maryland agent007 oklahoma pinkfloy qwerty123456 dannyboy luckydog whocares nathalie vfrcbvrf ihateyou
vkontakte mandingo california dilligaf bunghole golfball technics 01011991 15426378 aberdeen enterprise stripper hurrican rfnthbyf dthjybrf handsome excalibu
brothers melissa1 lancelot keystone passwort flamingo australia pokemon1 designer kamikaze somethin warhammer bradford deeznuts apollo13 macdaddy rangers1
manchest michaela meatball columbus eatpussy truelove sentinel universe 123456789z jamesbon sexygirl billyboy microsof microlab military gordon24 function
pantyhos 01011985 lifetime theodore 73501505 passwor1 azsxdcfv charlton 01011970 bigmoney fordf150 superstar terminal saratoga wildfire vladislav gretchen
hollywood greenbay trinidad poiuytrewq chicken1 321654987 01011981 maradona chester1 rjirfrgbde rightnow jasmine1 hyperion treasure meatloaf 01011986
catherine pass1234 japanese anaconda christopher woofwoof poontang richards lionking happy123 albatros kenworth dinosaur happyday holyshit turkey50 chocolate
ericsson chickens zxcasdqwe fktrcfylhf polniypizdec0211 crazybab sherwood positive madeline anhyeuem hardrock skywalker february samsung1 applepie abc12345
gandalf1 rockhard hellyeah davidson skorpion hedgehog australi america1 1qa2ws3ed 13243546 yosemite karolina starship salvador greatone 000000 football1
freeporn roadkill killbill 78945612 francois cinnamon backdoor packers1 rastaman sojdlg123aljg robotech alliance marianne 18436572 mechanic pingpong operator
rasputin 963852741 amsterda jeanette majestic wrestlin gotohell kingfish passwords railroad zxcvbnm1 lineage2 charles1 phillips nwo4life peterson thursday
a123456789 chemical fuckthis kcj9wx5n umbrella r2d2c3po snoopdog splinter underdog broadway megapass kristine p0015123 shannon1 bullseye blackhaw jamesbond
tunafish dkflbckfd 123789456 sinclair translator giuseppe saturday gfhjkm123 supersta magicman meredith caligula 12131415 dfktynbyf deepthroat tazmania
crawford tommyboy marino13 vfhufhbnf brighton christina mamapapa budweise getmoney qazwsx12 chainsaw eastside qwerty1234 01011989 undertaker downtown snowboar
moneyman chrisbln viewsonic penthous canadian flounder whitesox thanatos panasoni sneakers chicago1 ghjcnjnfr titanium madison1 solution intruder gargoyle
poseidon newcastl johannes buckshot sunnyday 01011988 goldstar ferrari1 boomboom test1234 florida1 superman1 multiplelo motherlode westwood federico apple123
sunflowe assholes babyblue 123qwerty starfire callaway paintbal knickers lokomotiv winston1 rjycnfynby thirteen hotpussy philippe panther1 avalanch newyork1
01011984 idontknow original vfvfgfgf tomorrow 01011987 zerocool godfather 1x2zkg8w zxasqw12 francesc christie paintball syncmaster aleksandra 02071986
attitude southpark cambiami monalisa chuckles gladiator spongebob 03082006 mazafaka meathead barefoot 12345678q cfitymrf blessing clevelan terrapin clarinet
deeznutz traveler pianoman hawkeyes casanova 10203040 meowmeow andromeda crystal1 valencia triangle rhiannon monster1 01011910 smeghead resident cerberus
rockford 1q2w3e4r5 goldwing juliette gabriell crjhgbjy james007 tiberius nokia6300 hayabusa 12345679 together salamander 12qw34er thegreat wrestling gesperrt
whiskers mohammed overkill rhfcjnrf montgom240 sersolution confused rebecca1 brewster spaceman bulldog1 something runescape 12345qwe lightning recovery
01011992 megatron illusion roadking 19411945 hoosiers 01091989 adrienne leavemealone 14725836 medicine motherfucker realmadrid balloons tinkerbell heineken
moonlight 02071982 12345678a mortgage fishing1 doghouse blackbir hardcock 135792468 seahawks godfathe bookworm talisman blackjack babyface hawaiian 01011975
mortimer 123456654321 roadrunn 01011993 handyman alphabet password2 christmas digital1 beautifu dutchess charlene tiffany1 idontkno teddybea valkyrie inuyasha
wareagle dragonball dolphin1 sullivan gameover property kittykat stanford wishbone sinister fuckoff1 02021987 02011985 geoffrey dragon12 katherine gamecube
02081988 friendly bitchass gabriela matthews preacher 02041986 z1x2c3v4 playstation 01011977 claymore checkers armagedon 02051986 newpass6 aa123456 02091987
sporting silverad electron devil666 rhtdtlrj 12011987 02101985 thunderb ghostrider blackout 02031986 02021988 123456qw bcfields laurence southpar 02061985
lipstick mandarin cannabis reynolds kleopatra baseball1 tottenham dirtbike 1234567890a jackson5 02011987 absolute northern slippery qweasd123 bluefish
02091986 1357924680 mollydog 02021986 ghblehjr katherin starcraf cameltoe vasilisa annabell 01011983 elizaveta illinois flexible farscape borussia yfcntymrf
02081984 scorpio1 fyutkbyf thedoors 02081987 02061986 123qq123 graphics 7ugd5hip2j asdfzxcv sunflower pussyman deadpool shepherd 01011982 gatorade carpedie
hopeless 02021984 cameron1 02031984 augustus alejandro argentina corleone 02021985 strength vampires webmaste chrysler 01020304 shanghai gabriel1 patience
987456321 binladen a12345678 buttercu 02081989 millions 21031988 sergeant millwall universal dragonba register stonecold ashleigh 01011999 02011986 istanbul
babylove bullfrog porsche1 02061989 bobdylan cristian capslock teddybear 02041984 chevrolet gfhjkmgfhjkm criminal hardware coolness barbados knockers amateurs
jayhawks nightmare 9293709b13 brigitte eldorado soulmate andromed 50spanks 02021983 kakashka yeahbaby paranoid netscape rainbow6 carlitos eastwood microphone
monkey12 coldbeer fgtkmcby missouri just4fun 1234567891 02021989 02041983 specialk piramida salasana mephisto washington violetta spencer1 brittney heritage
02051983 estrella smashing fountain creature fastball q2w3e4r5 buddyboy shitface 02031987 kissmyass radiohea 1234asdf wildcard maxwell1 rochelle loveless
02011988 02081986 testpass pringles pinkfloyd browning insomnia 1a2s3d4f playboy1 02041982 darklord 02041988 02041987 magician sandwich telephon vsjasnel12
magazine iverson3 gamecock budapest yjdsqgfhjkm reckless 02011980 tiger123 01011979 maksimka kazantip 02101984 concorde qazwsxedc123 pharmacy abnormal
jellybea islander jiggaman classics hooligan strawberry 02081985 scrabble hawaii50 wg8e3wjf 123456qwe mazda626 rhjrjlbk 02071984 killer12 sweetnes masamune
ferguson gertrude mariposa doomsday excalibur andersen buttfuck marcello 02021982 dynamite master12 lollypop chestnut gonzalez michael2 moonbeam 12365478
inspiron insanity 02061988 02031985 snowboard forsaken katarina fullmoon creation sausages stanislav francesco robotics green123 mobydick senators pumpkins
windsurf reddevil vfitymrf nevermind woodland anastasiya 02081982 happiness faithful presiden yankees2 sheridan 02051982 vanguard aviation rjhjktdf firewall
02011984 temppass drummer1 02031982 download evolution fandango pumpkin1 02061980 pussy123 highheel christma qwerty11 02061987 gorgeous icehouse zxcvbnm123
pineapple harrypotter earnhard 01081989 02091983 angelika mypassword zaqxswcde misfit99 holidays marianna 02101987 1z2x3c4v broncos1 services platypus
05051987 02041985 password12 radiohead 12051988 spongebo qwert12345 abrakadabra mckenzie dodgers1 02101989 vikings1 viktoriya 02071980 reddwarf longjohn
02071987 slamdunk alessandro warrior1 honolulu 134679852 johndeer windmill bergkamp 02091981 irishman zildjian 02041981 02061983 mudvayne freebird 02091980
02091984 training snowflak 01011900 nygiants playstat webhompas jefferso comanche monkeybo 02051987 angel123 death666 hounddog josephin 02071988 02041979
thisisit 05051985 pallmall fishbone genesis1 clippers chambers 02051988 02081977 22041987 monsters bigblock whiteout 02061984 stefanie 02031981 123456789s
iloveyou2 bluebell 08031986 undertak chipmunk mazdarx7 qwe123qwe kjrjvjnbd choochoo lovelife 02051984 heinrich 02051989 15051981 anastasi festival 26061987
roadster cbr900rr good123654 zachary1 newcastle 02021979 testing1 highbury koroleva washingt 02061982 02091985 redbaron 11051987 james123 krasotka 10011986
pipeline michaels 7894561230 nascar24 01031988 tkbpfdtnf smirnoff wireless president 21031987 starligh summer99 13041988 fishhead 06061986 scoobydoo 02021981
yogibear konstantin terminat ghbywtccf slowhand soccer12 cricket1 fuckhead nostromo survivor cnfybckfd lemonade rainbow1 cocksuck peaches1 johnson1 02041989
solitude catwoman bearcats username 01011978 wanderer 02101986 arkansas stephen1 paradigm 02011989 costello underground washburn fantasia borabora 74108520
hurricane 12021988 01061990 gtnhjdbx 02071981 01011960 sundevil mustang6 armstron 13041987 revolver 02021976 trouble1 tropical jackass1 volkswag 30051985
pool6123 marines1 03041991 02031979 berkeley gilligan jermaine 24061986 14061991 wildbill 45m2do5bs 21011989 cleopatr 11081989 coventry nirvana1 sidekick
20061988 02081983 gbhfvblf 22021989 zanzibar highlander 23041987 02011981 tinkerbe 01121986 bluesman asdfgh01 threesom valentine 18011987 nautilus everlast
01071986 ghbdtn123 02071983 02021973 straight 12qw12qw nokia6233 longdong marjorie ghjcnjgfhjkm customer penguin1 02091989 02071989 asdqwe123 07071987
tokiohotel sonyericsson pantera1 palmtree 14111986 andyod22 10031988 01041985 handball marseille 19101987 matthias viewsoni 13031987 evangelion 24011985
123456123 sandrine 02081980 28041987 sprinter private1 02101988 25081988 fearless 01091987 antelope 02021990 barselona buddy123 19061987 complete fyfnjkbq
12121990 10071987 fredrick zxcasdqwe123 question fairlane honeybee soccer10 13061986 fantomas castillo 17051988 10051987 20111986 gladiato 01011995 25800852
buffalo1 cheshire 28021992 10101986 mcdonald tomahawk 03041986 bismillah bigpoppa superior 01121988 08121986 14021985 margarit success1 pasadena johngalt
02031980 coldplay 04041991 capricorn ministry sweetness 10011990 09051945 elcamino trinitro voyager1 02101983 carpente spartan1 12121985 22011988 callisto
02101981 vendetta david123 11061985 02031989 iloveyou1 yamahar1 wildwood foxylady 02041980 27061988 leedsutd 30041986 11051990 dominion 01061986 enforcer
derparol 01041988 29071983 f00tball 25031987 21031990 remingto 01011994 29051989 20031987 02051980 04041988 vjqgfhjkm 28011987 rfvfcenhf 16051989 25121987
16051987 cleopatra 08051990 20091991 carnival 05051989 papillon knuckles 29011985 28021990 cutiepie ghjuhfvvf 22021986 freefall antonina 02011983 stephane
kayleigh 17061988 baritone mischief hetfield dontknow sasha007 18061990 12031985 12031987 calimero 15011987 alexandre 02031977 08081988 whiteboy 21051991
02071978 money123 18091985 02031988 cygnusx1 31011987 firefigh blowfish screamer 20051988 11121986 01031989 harddick sexylady 30031988 02041974 20091988
123456ru wp2003wp 15051990 kordell1 03031986 swinging 01011974 02071979 trucking marijuana 02051978 giovanna 08031985 noname123 13121985 francisc 02011982
22071986 02101979 obsidian 02051985 dfktynby cromwell 02051976 15101986 21101986 lakeside 14021986 suckmydick strawber facebook nokian73 25091987 16121987
02041975 17011987 slimshady whistler 10101990 22031984 15021985 01031985 blueball 26031988 chris123 13021990 cassandr 02051973 25041988 paramedi eclipse1
07091990 darkangel 23021986 02051981 smackdow 01021990 argentin moonligh capricor transfer 24111989 21051988 22041988 wrestler bigbooty pictures johncena
p@ssw0rd building cherries lalakers dogpound universa clarissa eggplant fussball 19283746 captain1 vincent1 taekwondo prospect perfect1 capetown telephone
budweiser sylveste 02051972 university cartman1 forever1 marseill magellan hallo123 liverpool1 southpaw daylight fortress 02041978 notebook pufunga7782
goodgirl 02031978 challeng millenium pentagon suburban sabrina1 camaross hotgirls 02051977 bubba123 goldfing moonshin jonathon sonyfuck mandrake 1234zxcv
bubbles1 marcius2 navigator hellokitty fkbyjxrf earthlink opendoor stanley1 07071977 cornwall 02081976 lakewood bluejays commande gateway2 01011976 speedway
ironmaiden destiny1 espresso toriamos ghhh47hj7649 therock1 p4ssw0rd shadow12 23skidoo marriage roadrunner 12345qwer 02071975 bordeaux 135798642 cardinals
supernov beatles1 optimist vanessa1 ilovegod nightwish natasha1 patches1 gsxr1000 hattrick enternow almighty somerset lenochka suckdick intercourse blue1234
gonzales 02061977 02031975 waterboy mamacita htubcnhfwbz azertyui limewire houston1 stratfor 12345qwerty stigmata klondike marijuan romantic hardball nineinch
printing mulligan republic mississippi power123 vauxhall awesome1 funstuff krokodil rfntymrf cabernet sheepdog 02041977 natalie1 colonial montana1 chiquita
sammy123 baltimor mash4077 cashmone vancouve dragon69 ilikepie 02071976 123456789m absolutely hairball toonarmy pimpdadd q1234567 theforce scheisse maserati
kirkland 02061976 sigmachi revolution bigdicks 02101976 riccardo rfhnjirf dolemite pathfind password9 vqsablpzla modelsne myxworld hellsing rocknrol gabriele
02041976 kristian progress velocity killer123 reginald futurama annmarie p0o9i8u7 smoothie archange delaware vagabond billabon 22061941 02031973 darkange
skateboard evolutio morrowind plastics zaqwsxcde dominiqu nevermore 02021971 forgetit elisabet aolsucks woodstoc 02011975 scrapper minimoni q123456789
02091976 ncc74656 slimshad friendster austin31 rachelle dilbert1 blackbird jellybean 01011971 carebear fireblad 02051975 02101977 pornking flamengo 02091975
snowbird lonesome lighting baracuda crackers 12345abc singapor bastards herewego 123456789d kamasutra muhammad vipergts navyseal masterbate peterbil cucumber
daughter 123qwert summer69 02091977 starwars1 sasha123 homework homemade bradley1 warhamme pinnacle flipflop lfitymrf acidburn fellatio jeepster sexybitch
vfntvfnbrf trinity1 cartoons rainyday exchange alleycat 12345qaz mustang2 rockwell apollo11 escalade rainbows eleonora daisydog cocksucker fyutkjxtr whiplash
adrenalin contract ambrosia 5wr2i7h8 penetration stickman puppydog charisma nightmar 01011973 laetitia 02091973 0192837465 luckyone 14881488 goldeney 69camaro
stafford cleveland dragonfl 02081974 touching 02071971 melanie1 phialpha 10293847 bismarck 7777777a 12348765 bynthytn alexander1 mallorca dragster favorite6
beethove normandy 1michael 02091971 nounours trumpet1 wonderful thumper1 speakers playball rocknroll guillaum malaysia buttercup cambridg treefrog sexybabe
stockton pavement smackdown cannibal asdffdsa nthvbyfnjh 369258147 benessere skipper1 azertyuiop 123456789qwe computer1 pancakes offshore generals sephiroth
hallowee sparkles 1qazxsw23edc amethyst volleyba bettyboo ticklish 02061974 constant powerful 02061972 mynameis jupiter1 junkmail sunshine1 longhair 02101973
gannibal skinhead segblue2 montecar jesus123 charlie2 candyass special1 02041973 thrasher letsdoit password01 allison1 abcdefg1 notredam 789654123 liberty1
alcatraz painting frankie1 1qazzaq1 virginie dfcbkbcf blacklab edmonton montrose supernova frederik ilovepussy justice1 playboy2 motocros auckland lockdown
istheman pinetree 1234rewq rustydog tampabay babycake vampire1 streaming clemente fidelity cassandra capitals dreamcas riffraff playmate zxcvb123 fuckme69
pressure pizzaman 1234567899 delpiero 1million wonderboy pathetic 02081973 sergbest 02051970 02031974 44332211 cashmoney left4dead 01011972 66613666 england1
elements francine 123456as 123456qqq 02041972 jefferson 1234509876 sunlight 02061971 password99 popcorn1 lol12345 bigtruck revoluti conquest feelgood gogators
sniffing papamama trooper1 citation tigercat usmarine lebowski madagaskar loverman dragonballz italiano naughty1 mohammad asdfg123 fisherman weare138 alpha123
piercing abracadabra sweetheart entrance macintos 02011971 crescent fabulous eatmenow 18121812 kicksass rfhfvtkmrf paladin1 lunchbox riversid acapulco
scissors dreaming rhfcfdbwf mercury1 celebrity ronaldinho masterbating tennesse surprise matchbox parlament goodyear 02081970 hardwood erection highlife
innocent anonymous implants freestyle aircraft bendover supersonic babybear laserjet natedogg sopranos cashflow adelaide ghjcnbnenrf favorite ireland1
information alterego claudia1 cantona7 humphrey ljxtymrf dangerous princesa blueberr bobmarley demon666 trinitron flyers88 nokia5800 qwerasdfzxcv interest
mallrats goldeneye tamerlan backbone waterman huskers1 1qw23er4 nineball stewart1 ballsack flipper1 dortmund homepage coolhand greedisgood wonderfu barefeet
1111qqqq kcchiefs qweasdzxc123 jennifer1 asdasd123 cheerleaers mustang5 hillbill macaroni helsinki gigabyte buster12 cyclones protocol commander halloween
jurassic thebeast metallica1 nemrac58 love1234 02031970 flvbybcnhfnjh feathers soccer11 marauder redheads godbless carlisle aaaa1111 experienced greywolf
pimpdaddy 123456789r reloaded rfhfylfi 22446688 culinary 1234567aa messenger phantom1 baberuth dominique asdfqwer abc123456 outsider blackhawk bigblack
valeriya gianluca 1q2q3q4q griffith lavalamp pertinant nokia123 redlight satellite kristin1 doughnut poophead monterey waterfal minnesot bukowski riverrat
daredevi arizona1 kamikadze alex1234 55bgates bellagio stiletto biohazard as123456 darthvad lilwayne advanced nopassword 123456789987654321 14785236 salvatore
nightowl beckham7 trueblue nevermin deathnote copenhag gallaries dtkjcbgtl fishtank rosewood blackberry 1020304050 deerhunt surveyor pitchers 741258963
dipstick 112233445566 jupiter2 softtail greenman z1x2c3v4b5 smartass 12345677 chewbacc nosferatu downhill dallas22 eighteen powerman vincenzo qweasdzx
princess1 mastermind care1839 atreides monkeyboy nicetits sealteam chopper1 winter99 myspace1 topolino prophecy 01011950 happyman stonewal manunited qwerty13
buddydog prototype start123 civilwar deadspin lucky123 tortoise waterski hartford dtxyjcnm interacial integral honduras rodrigue nightwin passmast eldiablo
continue 1357908642 screwyou badabing foreplay seductive happines gizmodo1 pizzahut kikimora a1a2a3a4 2wsx3edc blueberry sprocket animated wdtnjxtr bisexual
makeitso 789632145 nothing1 fishcake libertad fivestar mississi 123456789v kenneth1 bluestar ntktdbpjh paperino dragonfly suckcock daniella lapochka mike1234
q1q2q3q4q5 maxpower volleyball disaster raymond1 converse crazyman smithers finalfantasy kissmyas magic123 landmark gabrielle alessand climbing ghbdtnrfrltkf
augustin 99762000 beverley nathanie randolph 1z2x3c4v5b envelope gangbanged lovehate hondacbr mamochka fisherma bismilla spiderman1 123456987 20spanks
kristen1 bigdick1 negative friday13 stephens qaz123wsx 0987654321q thinking yaroslav benedict websol76 hugoboss websolutions sephirot 918273645 timoxa94
mazda323 graduate sokolova skydiver cornelia jesus777 1234567890z guillerm jennings india123 stoppedby nokia5530 123456789o abdullah georgina whoknows
godspeed foreskin slapnuts rosebud1 hydrogen sandman1 marcella honeybun topsecret heavenly letsfuck pippen33 flanders qw123456 lighthou nancy123 jeffrey1
laughing sandberg chadwick losangeles leonidas a1b2c3d4e5 general1 bigbucks tickling 987654321a christophe petrovich dirtydog allstate wachtwoord creepers
georgia1 fujifilm chairman merchant splendid fighting adventure daredevil lionheart producer catfight vodafone 01011961 valleywa chickenwing101 qq123456
livewire livelife roosters ilya1234 architec blackops instinct vancouver 1qaz2wsx3edc4rfv francisco smirnova dragon01 a1s2d3f4g5 maurizio zxcvasdf nineteen
internal graywolf fernande 3rjs1la7qe hospital macgyver hugetits flathead goofball basement anthony7 jessica2 123581321 sarajevo rfgbnjirf joystick batman12
victory1 sickness saxophon winfield lionhear bernardo hillside starlight 24681012 infected access99 underwear molly123 singapore blackice quant4307s squerting
flashman tangerin musician housewifes monkey69 infamous escorpio password11 forsberg addicted warcraft3 qazxsw123 unbelievable ghbdtndctv lincoln1 garrison
firestorm ludacris milamber evangeli letmesee hooters1 offspring 0o9i8u7y sooners1 glendale scorpions groupd2013 freewill silverado vflfufcrfh cornhole
aerosmit bionicle johnston gfgfvfvf daniel12 stirling administrator favorite2 detroit1 shredder wednesda sparhawk firehawk 911turbo bertrand funtimes
159753456 timothy1 bajingan pregnant frenchie 1mustang babemagnet 74123698 truffles douglas1 lamborghini motocross nathaniel skeeter1 angel666 survival
fantasies experience carpediem scirocco fuzzball rushmore josephine lacrimosa chevys10 sleeping madonna1 domenico atlanta1 schubert service1 devilman euphoria
checkmat browndog horsemen jediknig allnight starlite closeup pounding wrinkles snapshot dima1995 thetruth prestige priyanka dutchman passcode justinbieber
12349876 12345687 plumbing pennywis sometime frederick skeleton zaq12345 assmunch wellingt madala11 bettyboop armstrong gregory1 adrianna hawthorn bernhard
dominika hunter12 fernanda vfhbyjxrf calendar lockerroom greatest 1password futyn007 daydream 11001001 mainland dragon123 friends1 rocky123 asslover regional
diplomat dominick mannheim manager1 horseman komputer pictuers nokia5130 bulletin buckaroo ejaculation nastenka toulouse smoke420 fullback dreamcast
casablanca salesman salvator pussylover 963258741 vivitron cobra427 reindeer armageddon myfriend qwedsazxc troubles illmatic capoeira freedom2 shinigami
fhvfutljy nocturne churchil thumbnils tailgate neworder sexymama michelle1 earthlin basketbal aligator mojojojo welcome2 papabear wednesday sfgiants billabong
monolith ticktock japanees contortionist admin123 alabama1 prudence disabled fantasy1 elevator woodstock fireman1 embalmer attorney woodwork newstart delphine
panorama daedalus alejandra insecure fruitbat discovery violator 12345123 magdalena knickerless undertow kfcnjxrf masturbation transexual stinger1 landrove
anakonda lighthouse rfhlbyfk costanza riverside fordtruc archangel greentea morticia evanescence 3edc4rfv longshot windows1 starbucks clueless prelude1
homebrew letmeinn zimbabwe fordf350 michele1 27731828 wingzero qawsedrftg alfarome fantasti 1a2s3d4f5g natascha kennwort q1q2q3q4 qazwsxedc1 diamante
pornographic comicbookdb motdepasse braveheart kickflip arcangel superbow lingerie porsche911 dagobert barbara1 vfpfafrf babemagn destroyer sublime1 buckwhea
minnesota pussy4me athletic forester redstorm paramore imtheman milkyway brisbane bigpenis newproject2004 rammstei j3qq4h7h2v lambchop anthony2 wildlife
gfhjkm12 dreamer1 cybersex cowboyup maximus1 manhatta 1213141516 yfnfitymrf christel 123456789p trousers fishface motherfu ibilltes disturbed maximilian
mypasswo marajade headache morozova enter123 12345asd princeto hellohel ursitesux somebody 1234kekc duracell sevenof9 corvet07 rdfhnbhf tiberian needforspeed
dropkick kevin123 a123456a vfhnsirf sk8ordie fireblade marishka gorillaz revival47 ironman1 ramstein doorknob devilmaycry nemesis1 pennstat shevchenko
detectiv evildead blessed1 cocktail bullwink asmodeus rapunzel deepthro maxpayne montecarlo hernande peaceful chemistry 123456789l bravehea 12locked pegasus1
saltydog everques ytngfhjkz businessbabe 123456ab restless qwerty78 genocide fuckmehard shotokan seahorse spalding everton1 charming bulldawg monkeyman
losangel mastermi fourteen zxcvb12345 geibcnbr ladybird rktjgfnhf machines ghjdthrf impalass optiplex santacru ignatius master123 newpass1 heather2 snoopdogg
blondinka honeydew fuckthat 890098890 goldrush avalanche snowman1 1a2b3c4d5e nokia5230 cambridge 12340987 dragrace 22334455 12345612 123456qq capital1
maryanne chauncey sammydog hulkster 13245768 omegared l58jkdjp! 123mudar samadams caldwell marybeth charlie123 123456789123 sunderla 123qweas kazanova
monkey123 fktyeirf bluenose asd12345 waffenss 1a2a3a4a trailers beachbum bubblegum mackenzi hershey1 bugsbunn homeless newport1 hornyman thething solnishko
buckeye1 ethernet uncencored rb26dett choppers anna2614 woodside callofduty everyday leningrad rt6ytere timelord allblack tequiero manifest nickolas snowflake
dickweed firestar fred1234 ghjnjnbg milhouse masterbaiting caterina 123698741 crockett invictus infinite yourmama pontiac1 verygood partners adventur
austin316 terrance hogwarts navigato desperado glassman eightbal 74227422 aerosmith wingchun sanity72 partizan utahjazz submarin pussyeat heinlein control1
costaric triplets memories teacher1 evergree qwerty99 pyramid1 lebron23 mystical blackbelt drifting housewife contests cynthia1 temptress russell1 frank123
songbird 43046721 girfriend abstract jakester falstaff patrizia professor qwaszx12 dominate goodlife shitfuck 12345678900 russian7 hennessy gobigred deborah1
volkswagen alkaline muffdive 1letmein cannonda cvbhyjdf germany1 necklace raindrop commerce biscuits elvis123 seventeen citibank fakepass birthday4 nonmembe
parsifal rickster coolgirl callahan motorcyc tenerife fordf250 iloveporn terrence hotbabes fynjybyf brunette wapapapa supernatural lancaster tecumseh
0000000000o blackcock antigone novikova peregrin spartan117 tooltime bonethug tonyhawk laracroft mahalkita 18273645 terriers littlema glennwei 12345654321
fuckshit hornyguy southside francesca antonio1 bobmarle ilikesex paranoia astonvil account1 thriller maurolarastefy barracud pathfinder asdfg12345 rerfhtre
stefania gotyoass grandpri angeline colossus scandinavian homer123 watermelon shadow01 lasttime pyramids marriott galeries bigpussy astalavista mayfield
unicorn1 killzone qaz12345 zxcvvcxz duckhunt sexsexse fuckyeah bigbutts element1 forgotten marketin elbereth blaster1 yamahar6 lindsay1 seattle1 lagwagon
misiaczek smokedog lakers24 ironhors volkodav penetrating summertime takamine potatoes hardwork macintosh hamburger passthie flowers1 music123 phaedrus
saunders gulliver domainlock2005 express1 youandme dhjnvytyjub testibil 987654321q pokemon123 thesaint 11122233 x72jhhu3z theclash location premiere guesswho
gymnastic cxfcnkbdfz professional lemmings r4e3w2q1 schnuffi basebal1 marketing goodfell hermione peaceout davidoff yesterda computers headless beaumont
catdaddy watching yorktown tryagain 12s3t4p55 momsanaladventure mustang9 dimension mccarthy dangerou packard1 excellen remington jbond007 fabrizio alligator
newhouse wellhung monkeyma vaseline evergreen aquarium 123456asd cbr600rr doggydog jason123 flipmode sonyvaio database sixtynin luscious envision domestic
bradshaw goodwill 147896321 369852147 loglatin payton34 123456789k chipper1 uhbujhbq rsalinas vfylfhby longhorns everquest !qaz2wsx blackass snakeman p455w0rd
mysecret phoenix2 october1 panties1 blackcoc blackboy meandyou lancaste polaroid edinburg fuckedup golfclub bookcase worldcup dkflbvbhjdbx 17171717aa letsplay
zolushka avengers 67camaro barracuda romanova algernon amoremio william2 hd764nw5d7e1vb1 deutschland robinhood machoman pandora1 tomservo nadezhda saab9000
f15eagle 12qwerty greatsex baywatch doggystyle elisabeth january1 78963214 corporal zz8807zpl 69213124 sidewind soccer13 onepiece chastity bruno123 mustang8
techniques blackbel hatteras asdfjkl; camelot1 rebbyt34 vegas123 aleksander ijrjkflrf claudine lotus123 freiheit drjynfrnt waterpolo cezer121 blondie1
felicity happydog satellit qazwsxedcrfvtgb carlotta facefuck deathrow patterso hawkeye1 helpless 5tgb6yhn crocodil splatter buratino dragon11 123qwe456
trucker1 ganjaman 1hxboqg2 cheyanne sebastie maddison 4rfv3edc darthvader lifeisgood gooseman insertions valentino 123masha boogaloo stamford pimpster
grapeape winchest francis1 1basebal emmitt22 distance bignasty 123hfjdk147 caseydog peternorth vineyard amarillo monkey11 consuelo a1a2a3a4a5 sweetass
babushka vfnbkmlf gotigers lindsey1 dragon13 qazxsw12 politics dropdead hitman47 eleven11 bloopers avangard calculus buchanan ginscoot masterkey rootedit
hannover 8phrowz622 angelito badkarma glenwood footlove summer12 fastcars contains pantyhose arabella c3por2d2 dillweed mauricio geraldin loveyou2 5hsu75kpot
finnegan alexandru teamwork deepblue bachelor goodison r2d2c3p0 claypool freeland topsecre mandolin cleaning brother1 failsafe open1234 goodness priscill
trojans1 calamity ufhvjybz hawkwind luv2epus aquafina pepsi123 allright passwerd 01478520 headshot password3 catalyst gbgbcmrf terrible pornpass insertion
nyyankee nbuhtyjr fabienne chrissy1 loveme89 boris123 novifarm qwerty777 giveitup 123456abc rodriguez assassins swallows moonshine hotchick princessa holiday1
miranda1 catholic jamaica1 badnaamhere 085tzzqi universi nevermor qwerty77 cordelia 0102030405 seraphim black123 caffeine ducati99 dkflbvbhjdyf 44magnum
samantha1 ultraman julieann redneck1 usmc0311 monique1 alphaman greyhoun carefree 063dyjuy assclown federica hilfiger 100200300 lexingky akatsuki johndeere
mattingl redwing1 pedersen moonstar lavender tanechka 34523452 carthage bondarenko manhattan mostwanted steve123 passions prospero barakuda broodwar christy1
flintsto cumeater collecti 1qaz!qaz divorced chemistr andrew12 pleasant ytrhjvfyn mobbdeep transfor westham1 thornton tennessee daffodil pussylicker warehous
polarbea anatoliy cableguy aqualung jimmy123 luckyman kingsize golfing1 covenant marigold saopaulo calcutta 3216732167 year2005 joseluis lalaland indiana1
buffalos loveyou1 anteater redshift summerti ricochet schastie suikoden whoopass vladvlad brownies gunsling blackie1 gfhjkzytn foxhound mindless ghjvtntq
bluedevi summer01 licorice thorsten strange1 vergeten 12345432 8phrowz624 stampede sailfish hallmark 74185296 allstars master01 bayliner resource michael3
pentium4 mapet123456 phillip1 arsenalfc 32165498 opensesame charles2 alexandria learning backspac mustang0 ambition cristiano getsdown wasdwasd yesterday
redhead1 cinderella longlegs 13572468 ducksoup omsairam champions asterios prisoner searcher tashkent planning 1asshole milenium illumina appleton copenhagen
buster01 bareback goldfinger 33rjhjds thinkpad bonghits magnavox rooster1 acoustic touchdow limpbizkit rhfcfdxbr baphomet afrodita palomino lovefeet matthew2
theworld thunderbird forklift creatine pussylov bastard1 skyline1 connection nolimits billiard buttplug investor westlife coolbean hometown october2 ilya1992
pioneer1 jerusalem sideways 123321456 essendon celticfc delivery gillette chillout thelast1 metalgear ronaldo7 vicecity postov1000 charlie3 oldschool legoland
antoshka counterstrike mustang3 qwertzui meltdown tigger12 rerehepf mosquito juvenile nokia3250 henderson solidsnake lockheed rockroll titanic1 prashant
katharin michael9 mymother pennstate shipping 48151623 fightclub showboat longtime mammamia dustydog dominator dominica pleaseme whatever1 junkyard galadriel
charlies 2wsxzaq1 crimson1 behemoth master11 annabelle joshua12 mousepad 123321qwe metalica rerfhfxf mathilde adelaida powerade aaaaaaa1 kovalenko 151nxjmt
shadow11 zcxfcnkbdf gy3yt2rgls 159753123 parliament schneider bladerunner overload 333666999 fuckyou123 kitty123 orlando1 skateboa red12345 destroye snoogans
juancarlo gfhfljrc passfind oscar123 derrick1 viper123 forgiven shooter1 nighthaw 13576479 browneye chocolate1 7hrdnw23 jediknight argonaut goodstuf wisconsi
abigail1 lucky777 valdepen ghjnjrjk zaq1xsw2cde3 letmein22 codeblue nokian70 footbal1 smuggles krasnodar dumpster sixtynine ladygaga venezuel kochamcie
trustn01 davecole nosferat hotsauce bluebear tarantul asd123asd theflash 1footbal indonesia titlover schwartz lucas123 sampson1 armitage dragon99 metropol
psychnau vthctltc firework language wildcat1 ghtktcnm kilkenny besiktas minotaur orange12 hernandez favorite7 agnieszka nonsense 1a2a3a4a5a scruffy1 clitlick
bartlett overtime redbeard nacional vfvfvskfhfve sandydog network1 favorite8 longdick mustangg mavericks kirkwood angelofwar brianna1 slayer666 baldrick
beethoven lovesexy thissuck characte telecast repytwjdf thematrix hammerhe gunsmoke thatcher margosha ghjcnjghjcnj mnbvcxz1 rocketman flhtyfkby pi314159
televizor gtkmvtym dreamers strannik steelhea commodor brian123 ibilljpf thomas12 ghbrjkbcn q1234567890 marietta hibernia 68camaro 1234567u halfmoon ranchero
passion1 democrat birthday1 henderso boscoe01 simpson1 loredana iloveher fkmnthyfnbdf lostsoul fuckfest spartacu bigstick milashka champagn papichul hrvatska
hondacivic moneybag 246813579 ytyfdbcnm darkmoon discreet playboys tristan1 oriflame thematri qweqwe123 multisyn dagestan satriani rocketma pendrago timeless
hellokit reporter roderick bumblebe badlands galactic emachines frontera daisymae hornyboy welcome123 tigger01 iwantsex rockydog popsicle tactical winchester
brasilia southsid ghbdtn12 ctdfcnjgjkm faulkner gremlins discount michael8 123456789abc knockout bigpimpi mackenzie classic1 malcolm1 ganjubas funnyman
123456789n admin18533362 biggdogg internet1 blowjobs 1jennife intelligence evgeniya girlfriend pinewood justin12 89600506779 notredame million1 funhouse
material angeleye winter12 sweethea imperium salamandra stroller underworld njdevils vittorio %%passwo rjyatnrf critical shadow13 radiance toshiba1 killemall
smallville landscap exploite damage11 dzxtckfd trader12 dragon88 23176djivanfros artofwar metal666 ruthless 123456789qwerty sobriety karamelka roberto1
lizaveta 08154711 bluenote tazdevil katrina1 bigfoot1 fatpussy crossbow nonrev67 qqqq1111 fairview voltaire qazxswedcvfr dickface fantastic lapdance bosstone
parasite danielit wonderland mounta1n player69 bluegill mitsubishi warcraft1 ilovemyself thetachi goodtimes blacksun chewbacca gallardo aguilera galatasaray
centrino hendrix1 vlad1996 sarah123 nicholas1 piedmont 123456zxc stockings bugsbunny dominic1 dripping freetime internat 159753852 mazinger inflames laracrof
godofwar repytwjd water123 wallace1 woodward wellington architect qwertyasdfgh goldmine 777888999 holeinon blueline windstar newworld catfish1 cummings
flapjack robinhoo hatfield cyberonline gemstone indahous patrick2 qwerfdsa kingrich piramide college1 connect1 advocate astroboy cvzefh1gkc ginger12 interpol
2wsxcde3 camaro69 qwertasdfg peter123 1qay2wsx camaroz2 trashman bonefish system32 azsxdcfvgb peterose iwantyou temp1234 blastoff 12233445 sexybaby brentfor
pheasant memorial thunders nokia5300 blingbling richard2 1diamond sensatio maverick1 adrianne clinton1 michael7 dragons1 sunrise1 pizzapie 987412365 oceans11
748159263 palmetto 4r3e2w1q arsehole banderas silver12 xboxlive sylvania limerick siberian littlebi valdemar isacs155 prettygirl newstyle skypilot sailormoon
fatluvr69 jesuschrist country1 jedimast darkknight porn4life alfaromeo ghostman fnkfynblf vatoloco homebase 1111111111zz odysseus edwardss xsw21qaz firestor
indians1 babycakes rhapsody death123 slayer66 1q2q3q4q5q pembroke mysterio minister thirdeye dima1996 darkwing jeronimo vertical ronaldo9 peaches2 fellowes
taylor12 epaulson makemoney oc247ngucz kochanie 3edcvfr4 1234567z xthtgfirf sportste integra1 bungalow princeton thejoker pussyeater tagheuer sylvester
nikita123 muenchen annemari charcoal ironmaid grainger george12 westcoast primetim panchito tooshort qwerty22 medicina w1w2w3w4 gabriella playoffs wargames
andreas1 scooters cuntlick slipknot1 handcuff leiceste chevyman petersen hugecock psychnaut1 melbourn metalman yjdsqujl caitlin1 nikitina desperad aurelius
john1234 whosyourdaddy slimed123 bretagne hotwheel roodypoo save13tx nokia3310 nickname scott123 reaction multimedia olivetti sysadmin hondacrx daddy123
grandprix whatthefuck 1223334444 police22 toronto1 yardbird truckers scimitar pescator 12332112 qazxswed morkovka daniela1 789123456 123456789w nikolaus
1111aaaa pervasive gfhnbpfy skeletor whitney1 delorean ishikawa waterfall conflict morrisse qwer4321 123123qwe trafford sk84life 326159487 159875321 jailbird
arrowhea qwaszx123 zaxscdvf catlover 13579246 vermont1 helloyou chevyz71 stargaze parolparol document kelly123 goodnews astonvilla luckyboy rocheste trigger1
pepsicola miroslav 96385274 fistfuck svetlanka lbfyjxrf 123123123q ronaldo1 pittbull gfhkfvtyn ghblehrb millerli halflife2 dragon22 mulberry morrigan showcase
arhangel emachine percival reverend bulldog2 redtruck casablan pepper12 arschloch cachorro hemicuda edinburgh sonnyboy smarties knowledge oriental cuthbert
kurosaki taekwond konfetka bennett1 jackson2 octavian feyenoord muaythai fktrcfylhjdyf terminus 1357911q sexslave fktrcfylhjdbx 89015173454 qwerty00 bosworth
nyknicks 12344321q evenflow tightass whiskey1 anton123 password4 collette yorkshir hellothe direwolf vaz21099 sorcerer comicbook kamehame denis123 2112rush
geneviev matthew7 ironhead symphony hot2trot ashley12 junction stealth1 guitarra bernard1 hereford division frankfur slacking yokohama asdasdas airforce1
123456789qaz shotgun1 pacifica toosweet 11121314 glorious 1234qwerty energize hansolo1 sunderland larry123 barnsley cnjvfnjkju antonius fcbayern aluminum
bellevue charlie9 izabella malishka rotterda cellular 21125150 travelle hotpants garrett1 seven777 thomas01 winifred chevy454 brazzers azerty123 finalfan
patricio northsta stallone cornholi hoopster sepultura grasshop babygurl friendship proverbs reddragon tigerwoo superdup kakaroto 123qaz123 123456qaz maria123
ghbrjkmyj makemone sammyboy 380zliki theraven wetlands elvira26 champagne tiramisu shannara papercut johnmish mustang7 networks bagpipes natashka 243462536
sandy123 shocking germaine guderian newlife1 razorbac piazza31 puravida robert12 transam1 bubbadog steelers1 westgate eightball superboy stuttgart 4rfv5tgb
samurai1 fuckslut colleen1 vfrcbvec melville q1w2e3r4t soldier1 19844891 strategy practice mickeymouse password69 watermel soccer15 ladybug1 abulafia tigerlil
takehana bootneck oliveira lakeview wonkette kindness bobby123 trustnoone phantasm 132465798 t34vfrc1991 cheesecake grimlock stringer anamaria longbeac
shadow123 jonathan1 cjrjkjdf westport 541233432442 baltimore chicago2 hellbent toughguy iskander whatisit scooter2 fgjrfkbgcbc medieval adelphia vjhrjdrf
adrenali jemoeder salvation freedom7 firetruc gateways kusanagi centurion stalker1 thurston cambodia ilovepor klootzak redsox04 kirill123 hammers1 yingyang
4904s677075 patriot1 patrick9 redbirds makarova epiphone chelseafc congress blackrose primrose scooby12 1william defiant1 regiment stairway salamand cupcake1
password0 007james landlord asteroid multisync harley01 tequila1 q8zo8wzq hunter01 temporar chantell eatmeraw mrbrownxx sycamore ganymede 1111122222 london12
diogenes 135797531 blackber falcon16 darkjedi vfhvtkfl freestyl kukuruza marbella 44445555 bocephus gerhardt hollydog gonefish godislove amanda18 rfpfynbg
spoonman harry123 tigerman cdtnjxrf marillio scribble hardhead troopers dragon76 bassfish kasparov 19933991 eyecandy ukflbjkec halfpint sabotage 12345trewq
bulldogg jesucrist transport flipside packers4 biteme69 silverfo knowledg westcoas minidisc martini1 alastair rasengan superbee getalife schlampe memyself
0147896325 12345678900987654321 soccer14 realdeal bella123 celtics1 peterbilt ghbdtnbrb xcountry batman99 blablabl alhambra siemens1 assmaste dashadasha
wildrose override scottish bestfriend 1234rmvb sebastien chester2 winston2 fartripper 07831505 qazxsw21 belochka password1234 daniel123 kingsley qpwoeiruty
ferrari3 accounts numbnuts workshop lovepussy britneys chilidog 08522580 lausanne bluerose ricardo1 drinking 013cpfza ghbdtnghbdtn 3stooges gearhead greenbud
toolshed ibill123 freelove weronika valerie1 razdvatri greenwoo rfhjkbyf miracles churchill buttocks aqswdefr sonechka steeler1 nietzsch problems biscuit1
goodfood coconuts jledfyxbr sideshow fredderf bigwilly 12347890 12345671 fylhtqrf pakistani humboldt letitrid cthuttdyf bluearmy 10inches dollface babygirl1
blacksta lexingto milagros canadien kukushka shadow69 ppspankp latitude free4all 2w3e4r5t painkiller hoopstar dad2ownu qwe123asd hjvfyjdf gibsonsg duckling
cuntsoup osbourne firefighter powerboo powermac ambassador 12345666 11924704 25251325 sarasota berliner guatemal seagulls iloveyou! chicken2 qwerty21
010203040506 catarina checkmate backlash teiubesc vonnegut gtxtymrf manunite lost4815162342 britney1 boondock colt1911 doma77ns anuradha rottweil fightclu
birthday21 reviewpa aassddff lakers32 melissa2 jiujitsu 12345zxcvb nokia5310 happydays 1patrick fighters paterson sprinkle newports broncos7 harrypot cachondo
pepsione usmc1775 countach landrover cracksevi trusting drumline a7777777 smile123 kasandra quality1 graffiti superson elaine22 webhompass mrbrownx mamasita
rockport jordan12 kfvgjxrf hockey12 seagrave chelsea2 marissa1 tommygun billy123 homersim amanda12 springst commodore 111111aa westwind chesterfield helpdesk
annamari hopefull hhhhhhh1 mazdarx8 jennife1 gfhjkmxbr victoria1 gizmo123 sandrock positivo platform syncmast opensesa silicone crossfire bridgett duffbeer
montagne apocalypse hamburge paramedic strangle smokeweed fabregas phantoms venom121293 hillbilly manwhore notagain rfnthbyrf wildblue kelly001 dragon66
dothedew rosalind tyler123 reddrago promethe blackshe cruzazul incognito official 383pdjvl scranton lovecraf doraemon 19877891 transpor gargamel samsung2
purchase locoman0 154ugeiu vfvfbgfgf submarine coronado neveragain nokia6303 saltanat gandalf2 sinfonia vibrator 43211234 cookies1 shooting gtkmvtyb nazareth
madhouse fontaine 123123321 interests foxtrot1 education foosball alpacino bookmark checking titsnass castaway fucklove moneymaker paperboy breakers westbrom
brendan1 123asd123 thisisme welkom01 51051051051 changeit autobahn gnasher23 sherman1 possible qwerzxcv dragon23 art131313 cxfcnmttcnm ranger99 favorite5
skytommy abracada 102030405060 operation littleton blacktop grizzly1 shemales durango1 11223344q laughter supergirl vanyarespekt dickless srilanka nashvill
2sexy2ho jerrylee southend nolimit8 l8g3bkde pershing gobrowns 321456987 sailing1 gardenia sexmachine 314159265 123456789g dragon10 radioman google123
dthyjcnm password6 1234567890s scramble nataliya perfecto antilles aragorn1 arsenalf testing123 blackbox bullhead barbarian polaris1 holstein frdfhbev
gametime slipknot666 hfgcjlbz shipyard indianali telemark ghostrid preston1 wellcome verizon1 sayangku timeport sexy1234 deadlift 123qwe321 asdfgh12 cadr14nu
cortland stepanova sochi2014 bluegras orange44 marcopol deadmeat freddie1 katie123 master99 centauri pinecone aceshigh 55832811 pepsimax independent coldfire
kassandra limaperu charmed1 michelin alphaone christof just4you teenager starflee jellyfis batman69 thaddeus hihje863 crazyzil postov10 124578963 buckster
iloveamy interact ohiostat nikolaeva esmeralda montague buster11 cracker1 qwertyu1 edgewise ranger01 ferdinand letmeinnow suicidal imissyou lockwood heathers
scratchy woodduck scubadiv raffaele nikolaev dapzu455 lthgfhjkm amanda69 brussels televisi television fuckmenow mark1234 utyyflbq hunting1 ready2go accessno
charger1 sweetie1 wtpmjgda dimensio pickles1 hellraiser priscilla 99887766 stepanov tokenbad bartende cidkid86 mooseman 12345678c bethany1 myfamily history1
lsutiger phydeaux dbrnjhjdbx drummers daisy123 temporary tangerine billyjoe clemson1 98745632 access12 naruto12 austin12 hammarby pxx3eftp greeneye satana666
rhbcnbyjxrf reliable dallastx michaelj fastback lyudmila eagleone kimberle magdalen soccer22 review69 sunny123 lakeland striker1 qwertyu8 digiview lovetits
vigilant mckinley fernandez cellphon fortytwo roman123 12e3e456 littleman jadakiss vlad1997 xaccess2 jessica0 macarena adrenaline milleniu combat123654
ilovemom ilovekim avenger1 serendip malamute letmein6 vyjujnjxbt assa1234 student1 dixiedog gznybwf13 paulette aq1sw2de3 hosehead teddy123 dgl70460
quicksilver tajmahal depechemode paulchen megamanx scarecro wormwood milwauke sexlover supervisor berenice william3 solitari murzilka qweasdzxc1 vehpbkrf
12312345 forensic guerrero andre123 123456789x ingeborg soccer17 teleport leglover bigcocks eagleeye bentley1 bigtits1 ferrari2 pasquale secret12 tornado1
trespass onelove1 1fuckyou nastyboy password5 mine2306 tigger69 bondage1 happyboy motivate hardcore1 misskitt 1charlie google12 earnhardt charlie5 password7
djgabbab darthmau rasta220 chgobndg qwerty66 followme freeman1 cashmere gtfullam chamonix friendste alligato 18821221 acun3t1x rfhfufylf plastic1 lookatme
violence anabolic feedback simon123 claudius bassline dasha123 tarheel1 xsw23edc qwerty123456789 imperator slaveboy house123 hellomoto bladerun zzzzzzz1
take8422 bathroom christen radiator fffffff1 ginuwine contrast precious1 zigazaga johnpaul mama1234 iceman69 1thunder intrigue straycat candycan pfchfytw
salvatio 23049307 jailbait dbjktnnf zaratustra alistair waterpol pentium1 rosebowl steinway another1 chinacat qqqqqqq1 devilmaycry4 schooner pullings qw12er34
celestia fortune12 danthema transformers vfrfhjys chimaera dispatch pennywise sokrates controls spyglass esperanz matematika poiu0987 courtney1 douglass
fktyjxrf summer06 devildriver foucault choclate rjdfktyrj efbcapa201 pepsicol gardener beszoptad intheass iseedeadpeople 89231243658s farside1 55556666
costarica 134679258 nolimit9 millennium michael6 12monkey redgreen good12345 acidrain studmuff senha123 allalone jacqueline scarface1 helloworld smith123
memphis1 dfcbkmtd arachnid antonell christos evidence surfing1 naruto123 ohiostate cdznjckfd superdog jacqueli maplelea pokemon12 zxcvbnmm unlimited falcons1
charlie6 19391945 dragon21 dirtyboy love4ever thunder2 bubblegu 123456789qqq realtime studio54 sunghile concerto summer05 ranger21 sugarbea principe cheerios
jamesbond007 karaganda note1234 loveporn monty123 magnetic monkey13 shadowfa qwedcxzas crocodile ptfe3xxp gblfhfcs ddddddd1 hakkinen liverune deathsta
crossing misty123 inferno1 hamradio rkfdbfnehf fastlane iddqdidkfa ledzeppelin sexyfeet lucifer1 barbaria twisted1 darkwolf acerview treetops pornsite
gfccdjhl veritech batterse casey123 q12345678 disciple fuckmeha armadill lastochka tommy123 sasha1996 godslove cornbrea vfkmdbyf passmaster 123123123a
geraldine skipjack guatemala martin12 bulgaria chrystal dogfight rfvbrflpt travesti caballer birmingham zaragoza xakep1234 ricflair pervert1 ambulanc
berserker bitch123 a987654321 redhouse kennedy1 ballgame schneide year2000 netzwerk picasso1 swimmer1 blackbea dont4get humberto 4815162342lost starling
wrest666 anonymou semprini forest11 wildroid candy123 jericho1 ilovehim goodtogo cranberr ghjcnj123 1972chev horsesho freedom3 letmein7 vfvfgfgfz toonporn
999111999q edelweis subwoofer disturbe volition 12345678z morphine atlantida strekoza seagrams yy5rbfsc jack1234 eintrach nochance whitepower nokia8800
chinaman superduper giuliano professo tranmere tanstaaf ukflbfnjh flatline hyacinth papercli carousel 4z34l0ts pedigree freeride gsxr1100 ferdinan charlie7
maritime 2wsx1qaz loveboat burgundy dolittle 123123qweqwe jameson1 fucker69 fishfood rfnfcnhjaf julianna 123456789t helicopt kristjan honeypot badgirls
milkbone 123456789b qq123456789 54132442 qwertyytrewq andreeva ruffryde kristinka anna1987 335533aa surround amber123 456123789 456789123 1112131415
3141592654 wrinkle5 asd123456 esoteric 78n3s5af michael0 squeaker cabowabo angel777 smallvil shadows1 littleon summer20 asterix1 aloysius pass1word ironpony
368ejhih pizza123 1234567890qw billings abcde123 grendel1 harley12 kokakola azathoth shelley1 1bigdick omega123 jg3h4hfn jamielee zx123456 machine1 asdfgh123
nameless sharkman extreme1 photoman 123459876 nokian95 gilberto qwer12345 themaster casandra monkey10 hockey99 bbbbbbb1 zinedine dolphin2 1superma winter01
kuleshov calavera yamamoto sleepers lightsab guillaume magister shitbird galactus barkley1 mckinney dogbreat fullsail zxcvbnm12 elfquest savatage sevilia1
badkitty pebbles1 diciembr gabriel2 1qa2ws3e welldone chessman heythere jjjjjjj1 fairmont pikachu1 primetime 49527843 redrider offsprin lovebird sorrento
atkinson r3ady41t webster1 brooking monkey99 slutwife 1pass1page hobiecat bigtymer comcast1 vasileva asdfghjkl1 12345678912 fuckyou7 lifesuck sheppard
josefina painless 1234qwerasdf vlad7788 underpar huskies1 lovegirl alskdjfhg oldsmobi redrover methodman cutegirl countyli godisgood mironova 123qwe456rty
rusty123 555666777 rjntyjxtr br00klyn timebomb makelove patrick7 42042042 buttmunc blackhol longwood seventee tinkerbel fedorova bodyshop gbpacker d1i2m3a4
ghtpbltyn sergeevna hazelnut annalisa bridget1 hzze929b brethart ghbdtnbr1 santacruz emyeuanh gallaghe hardtime abcdef123 leviatha mom4u4mm concepts 808state
primavera limabean goddess1 bullride 1234567d oliveoil leonard1 mexicano goodfellas mancheste hawkmoon schorsch hurricanes rfhfntkm erickson thor5200 compaq12
emanuele westlake ozlq6qwm 3syqo15hil asdfghjkl123 asfnhg66 gjkbyjxrf gardiner alex2000 maggie11 novartis cocoloco 554uzpad 1qwertyu fhntv1998 goodhead
shooters stratoca external lonsdale 15987532 bigpimpin slowride sanity729 carolcox bustanut parabola masterlo computador crackhea dynastar rockbott doggysty
wantsome tripping froggies nokia7610 hunter11 alicante buttons1 diosesamo elizabeth1 trustnoo amatuers m6cjy69u35 pittsburgh cookie12 badminton sturgeon
mikey123 lebedeva 12345689 queenbee ghostdog bearshare rjcntyrj alinochka ghjcnjrdfibyj iqzzt580 nascar88 masyanya intranet shadow99 00096462 cvtifhbrb
redeemed 62717315 cobrajet antivirus berserke ikilz083 airedale brandon2 tomatoes johanna1 danil8098 pendragon chrissie blowme69 baseba11 joker123 zenit2011
cab4ma99 watchmen forgotte cantrell strummer freelanc cingular orange77 mcdonalds vjhjpjdf tombston dantheman megabyte ybrjkftdbx pacific1 coorslig yvtte545
nashville provider mongolia klimenko cobblers kamehameha redriver triforce vittoria students m1234567 fallout2 989244342a morehead crazy123 1scooter griffin1
autopass george01 boeing74 woodruff maldives cuddles1 exposure aaron123 1sexyred ffvdj474 buckwheat monster2 11qq22ww zx123456789 masterch lochness 1234qwert
zxcvbn12 caterham dolomite international pericles sherbert irontree gangsta1 mahalkit lbhtrnjh 19922991 hopkins1 everything tabbycat 11c645df critters
hellothere beaufort 551scasi copeland paloalto torrance charmain arcturus spider12 jeannine 1357997531 datalife zxcvbn123 1122112211 london22 biggirls
lzbs2twz golakers sasha1995 mittens1 d1lakiss speedrac hellrais 159753258 qwertyuiop123 playgirl crippler bangladesh cheese12 edward12 gjhjctyjr schnapps
shithole 201jedlz michael4 jamie123 romantik pittsbur thomas123 masahiro patrick8 flushing datalore jackdani sasha2010 mwq6qlzo cnhjbntkm ilovejen hunter123
hamster1 iluvporn transformer alexsandr 777angel klingon1 benedikt inspecto wladimir hellspawn nick1234 golfer23 kodaira52 yanochka buckfast roaddogg snakeeye
fucker11 battlefield vfrfhjdf plokijuh emerald1 batman01 elementa footlong cthuttdbx eagle123 getsmart saun24865709 cnhtrjpf martina1 invasion michael5
developer filipino deerhunter happyone monkey77 123456789f crownvic strutter triumph1 moremone screwbal viscount pernille independ master22 swetlana gilgames
kissarmy clubpenguin limpbizk fuckhard goodwood sdsadee23 outdoors foxglove economic balefire dcunited bowling1 areyukesc marmelad maynard1 heathrow qazxcvbn
connecti secret123 arlington xzsawq21 tubitzen yfcnz123 michaelc homeland phantom2 primetime21 genevieve sugarray undergro madison2 cntgfirf masterca fiction7
sagitari 12481632 programmer insuranc 2b8riedt 12346789 ssptx452 shutdown q1w2e3r4t5y6u7 14vbqk9p money4me fish1234 romeo123 canberra ab123456 gorilla1
andrey123 lifesucks dima1997 sunnyboy bangkok1 sheffield letmein0 0raziel0 london99 wildthin patrycja tmjxn151 yqlgr667 stripclub deadwood 863abgsg nakamura
charlie4 summer11 mynewpas mustang4 nohack04 kimber45 dupont24 ghost123 radagast vsevolod argentum 2bigtits mamabear bumblebee mercury7 pussylic warchild
diablo66 aventura annelies cumshots clambake birthday54 burnside paganini wildwest filibert thunder5 purple12 supersex 111222333a bvgthfnjh challenger
4506802a killians qqqwwweee koetsu13 mimi92139 fastfood idontcare 4z3al0ts sheffiel stalingrad corvett1 snapper1 desperados lovestory marcopolo familyguy
support1 shygirl1 submissi wildstar master69 gerrity1 raspberr manpower tennis12 matahari alohomora michaeld boyscout esmerald admiral1 steamboa apokalipsis
shadowma eagles05 peartree sandmann kenny123 fabolous loser123 myxworld4 teresita cocorico nokia6120 johnny69 love2011 schiffer viktoriy hornyone bancroft
compound kenyatta fenerbahce brownie1 1qwerty1 baggins1 1234567t davidkin octopuss buttface generation paradoxx dallas12 123456zx operatio hutchins eternal1
chase123 blueduck redbarch millenni eae21157 governor gfif1991 temporal snoogins fartface fyfrjylf 123zxc123 emiliano stronger amandine rawiswar gauntlet
ingram01 quicksil cardenas bingo123 elegance melchior 1chicken slippers moosehea leighton elefante parallax elfstone mission1 mitsubis whitedog rfnfgekmnf
everythi getnaked prettybo carrera4 qwertyuiop1 touchdown midnight1 informat russland djkrjlfd teardrop iamtheone danijela ranger11 aristotle mowerman
asshole2 adriana1 bootcamp artistic bassman1 blackadd topflite technolo bassboat maksimus shearer9 carpenter vjzgjxnf 80070633pc shirley1 loophole carolyn1
palestine angeliqu aa123321 ladyluck jetbalance 12345600 dima12345 090808qwe paul1234 1qa2ws3ed4rf alberto1 beachboy highball mayberry csfbr5yy buttlove
episode1 leopoldo mellissa pilot123 simonsay pinggolf katerinka holbrook fylhjvtlf nighthawk asbestos district juggernaut cabibble archibald gangstar verycool
123456789qw forbidde prufrock 12345zxc blackbur koshechka dfcbkmtdf medellin puertorico tasmania griffins greenwood prentice 123456789zxc headcase community
bassmast lerochka 04975756 fumanchu thankgod kayaking summer10 timepass poiu1234 zidane10 686xqxfg carmella caveman1 nfvthkfy holymoly alex1996 fighter1
asslicker abc123abc friedman monkey22 password13 alvarado annushka handbook 495rus19 hamsters withlove supergir bingbong bradpitt kamasutr yfgjktjy accident
amsterdam1 letmein9 annette1 scotsman welcome12 dietrich hamburg1 dfkmrbhbz excalibe boobies1 fuckhole starfuck breakfas friction albatross danville monmouth
celestin comments blenheim 52678677 mick7278 fleetwoo yxkck878 55667788 foothill kendrick 77777778 californi angelo4ek rfkmrekznjh tinhorse sparky12
luojianhua nederland rosemari ciscokid 565hlgqo pioneers samsung123 trainman logistic vw198m2n zaqwsx123 mariachi polarbear makeksa11 123456781 gladston
notoriou polniypizdec110211 madeleine invalidp speaker1 maggiema loislane discgolf pridurok alex1990 response sacramen burunduk damascus oakland1 retarded
gmctruck lombardi loveable azwebitalia julianne schumacher sprewell tigrenok jaredleto francais sigsauer doromich lasombra gasoline stonewall newpassword
profesor 123as123 croucher mercurio rfhfvtkm greeting superman2 assword1 z123456789 lovesporn gsgba368 pornoman nightwolf vfhecmrf minstrel wishmaster
gracelan highwind solstice freiburg dbrnjhjdyf nightman poopface cleavage undercover luv2fuck ptybnxtvgbjy pornogra scarlet1 raintree 1aaaaaaa maxim1935
hotwater gadzooks arsenal2 allstar1 newpoint albacore 1236987z verygoodbot 1wildcat antiques itdxtyrj fernandes alternative demented kindbuds wenef45313
1compute gfyfcjybr lysander asscrack suckthis masha123 oqglh565 dragon00 cheburashka unforgiven sillyboy quicksan froglegs shortsto bigtitts dropzone jazzbass
saltlake dmitriev helloman sugarbear tujazopi springfield jo9k2jw2 innuendo johnathan counchac utjvtnhbz clayton1 incubus1 flash123 squirter dima2010 98741236
madelein mudhoney consense bakayaro silencer calderon fireworks pinkpuss 96321478 pepperoni iaapptfcor datnigga sonic123 vjzctvmz tribbles vanquish cordless
shock123 bearshar cubbies1 yourself fucktheworld bmw325is overland hangover 7777755102q winnipeg scubapro hayastan delasoul searock6 fallout3 24681357
voluntee badboy69 backpack rochdale gunslinger lovergir 640xwfkv darkknig condition aabbccdd birdhouse hiawatha tiberium hello1234 tm371855 greendog cascades
cyjdsvujljv schnecke lambrett prodigy1 variable pimpshit blackmen matthew8 primaver 15975321 1jessica monaliza vfylfhbyrf harley11 steelman tickleme alphonse
kickass1 theresa1 mireille fordtruck inkognito friedric metro2033 freeport cigarett thebeach yzerman1 charlieb leicester 1234567w tombstone 260zntpc rotterdam
bruckner access20 mallard1 fuckyou69 bigdog69 sandoval dima2000 skorpion39 dima1234 woodcock hawkdog79 warrior2 jerusale monkey01 rosemarie w8gkz2x1 qwe123rty
123456789qq nezabudka barclays 12345678987654321 dima1993 oldspice prettyboy iamthema collants cowboys2 augsburg bikerboy kenshiro moonglow semenova
deltaforce goldsink maximili spinning plumber1 trillian emanuela bagheera newjersey swampfox theology required marciano yes90125 weather1 scoubidou
masterchief crichton oranges1 1samanth celtic88 applemac amanda11 taliesin london11 bandit12 killer666 06225930 psylocke schumach 24pnz6kc endymion birdland
smoochie excellent thunder7 djg4bb4b ajcuivd289 colole57 dallas21 executiv omegaman newhaven invisible pmdmscts s456123789 applesauce levelone benladen
sex12345 explicit mevefalkcakk 5t6y7u8i nascar20 buffy123 playstation3 qweasd12 revelation benjamin1 alemania neutrino testicle trinity3 firestarter 794613852
guadalup philmont munchies wisconsin birthday299 flawless 741236985 qwerty88 komarova delicious silverst catmando tatooine 31217221027711 qwerty321 ballpark
dictionary katmandu darknight freestuff destruct quantum1 joseph10 pentium3 legendary rfhectkm woodsink justforfun sveta123 pornografia esposito tujheirf
portsmou 10111213 fkbyf001 pistons1 necromancer thegame1 watchdog hatesyou sexisfun 1melissa tuczno18 bowhunte impossible herpderp blackeye 19966991 19992000
masturba 34524815 paulina1 427cobra fkg7h4f3v6 karoline longview lkjhgfdsaz dionysus mariajos king1234 hshfd4n279 holland1 finished 343104ky castello sureshot
wooddoor florida2 mrbungle catsdogs nowayout soldiers hartland buckskin cottages rincewind alessandra redskin1 lostlove 19mtpgam19 abercrom jordan11
roflcopter phillesh avondale igromania p4ssword jenny123 cardigan paris123 lakers34 freelancer hustler1 medvedev ackerman performa sexybeast supermanboy
academic nokia3230 marilyn1 prostock bennyboy parol999 ford9402 159357258 phish420 tarasova caramelo draconis drummond dictiona 0okm9ijn affinity rhfdxtyrj
zaq11qaz anfield1 steroids curious1 liveevil crackhead elektrik b0ll0cks z1234567 tempest1 alakazam qazedctgb hondaciv andretti cannondale sparticu counting
delta123 bmw330ci jeanpaul alevtina travolta fullmetal enamorad boston12 ilovepus cocopuff football12 starfury zxc12345 fairfiel oldtimer sanpedro mollycat
roadstar lvbnhbq1 shetland topdevice sevastopol cosmopolitan calamari nolimit5 snickers1 09877890 justin11 autechre killerbe browncow christer fantomen
redcloud elenberg beautiful1 passw0rd1 reinhard advantag cockring printers az123456 biohazar printer1 1starwar coolbeans quagmire djkujuhfl carlos12 qwerty10
totalwar underwoo lildevil germania 5t4r3e2w1q fishbait billions redknapp stratton tinfloor danny123 1zxcvbnm mcdowell homewood milligan stiffler sc0tland
supertra sexylegs altitude jackryan winter11 gogiants alessandr homegrow wellness iamhappy bayadera dragonfire trujillo electronic bassingw 15975346 soccer99
herschel cyclops1 dragon77 rattolo58 motorhea piligrim helloween supermen sandokan ufkfrnbrf sony1234 q1w2e3r4t5y6u7i8 brehznev creosote 14938685 naughtyboy
pedro123 maurice1 joesakic nicolas1 matthew9 hfcgbplzq pepper123 westward firefly1 cyecvevhbr jessica8 frfltvbz 123456789aa casper12 sweethear sanandreas
pendulum redroses bigfella volvo850 evermore underwor chelsea0 12435687 12332145 ilovelife seventy7 qaz1wsx2 rocket88 bobbyboy roberts1 locksmit masterof
volvos40 jillian1 arwpls4u squadron football2 sabbath1 management strider1 killer66 homedepo nihao123 braindea religion weedhead caterpillar camille1 oakridge
priority mechanical biscayne dressage kellyann holliste strippers byajhvfnbrf milkshak sk8board freakshow antonella hannah01 masters1 pitbull1 1matthew
fragment luvpussy agbdlcid panther2 sweetgirl cookie59 comeback sebastian1 cyberman mcgregor zqjphsyf6ctifgu flamenco oldsmobile redeemer lovehurts 1panther
nopasswo fuck1234 oscardog hideaway construc january2 flameboy nathan12 nicklaus dukester scorpio7 leviathan pourquoi vfrcbv123 roger123 4815162342a soccer21
gridlock overture lipinski ghhh47hj764 nitehawk kappasig rainbow2 milehigh blueballs ou8124me rulesyou collingw astrovan firetruck crawfish hornydog morebeer
reliance tigerpaw 1234567890qwe pacifico seminoles partytim jaimatadi blackmag peternor maggie12 k1234567 specials jessica7 sharingan oldschoo pentium2
artiller moneymak 00197400 shadow1212 handbags godisgoo section8 suzanne1 racecars rambo123 ironroad johnson2 overdose twinboys sausage1 sessions anguilla
vovochka budwiser meditate herkules honeybea 11111111a rangers9 lobster1 mackdadd bigdaddy1 sepultur freddy12 bailey12 hedimaptfcor dcowboys sadiedog horny123
notorious beaver69 viktorija atletico cubswin1 matt1234 rileydog luckycat candybar exercise academia pussylip evertonf bojangle noncapa0 ferreira sangeeta
speeding cucciolo starwar1 shotguns cornholio rastafari serenade spring99 yyyyyyy1 sasha1234 coleslaw redstone xenocide 1phoenix holly123 superbad sometimes
jalal123 hardbody 1234567r vivahate buddylee 38972091 40028922 lagrange pepper01 51842543 varadero checkout tvxtjk7r vetteman fruitcak jessicas dirkpitt
bergerac golfcart pdtpljxrf dudelove manitoba 123452000 123455432 parachut mookie12 123456780 qwerty2010 chihuahu buccanee crazyboy slickric fktdnbyf katelynn
333222111 master23 pfeiffer daveyboy tyrik123 rockfish el546218 rfhbyjxrf chessmaster template amekpass my3girls nottingh natalia1 8letters iforgot1 pokesmot
townsend rosebuds gthtcnhjqrf k9dls02a supermar qcmfd454 zz123456 navyblue gilbert1 2kash6zq avemaria 1hxboqg2s lhbjkjubz2957704 nowwowtg superpuper heartless
theclown devo2706 roman222 anathema florian1 tamwsn3sja dinmamma goodrich pussyfuck teengirl apples12 opelastra armagedd chelseaf thedevil skipping carter15
password00 lefthand ferndale roberta1 cornbread spelling cisco123 newjerse rikimaru a1l2e3x4 lorenzo1 monica69 blowjob1 bellsout celtic67 alfabeta heatwave
honey123 tanzania lightsaber 123qweqwe thegirls bootsman 4321rewq hightime 1chelsea junglist august16 t3fkvkmj lsdlsd12 chuckie1 moreland trumpets cathouse
natedawg wessonnn kingdom1 novembre kingfisher qwerty89 jordan22 zasranec installutil fetish01 yanshi1982 jeopardy clemence newzealand treehouse 13324124
mazahaka eastwest mistydog ginger11 troutman pyramide honda250 andrewjackie zaq123wsx windsong programm blunt420 vlad1995 zxcvfdsa mercedes1 koteczek
honeybear richard7 hockey10 julie456 tequilla penis123 tigerwoods 1ferrari snowdrop matthieu smolensk cornflak jordan01 love2000 23wesdxc anna2000 geniusnet
baby2000 onlyone4 networkingpe raven123 pjflkork crabtree zxcvbnm islanders believer frankfurt gunther1 bob12345 septembr 12qw34er56ty nokia5228 billgate
catsmeow mizredhe jasper12 longball bootyman aleksand qazwsxedc12 slowpoke password10 collins1 doglover baseball2 security1 scarecrow godloves 213qwe879
1qazxsw23edcvfr4 parol123 123456zz piehonkii collection winthrop qaz123456 sidewinder blackpoo jalapeno rockyboy blood123 wheaties timeline gfhjkm007 anna2010
guitar12 tomwaits fantasma cindylou bitches1 camaroz28 provence 1211123a scorelan concordi tomcat14 andrew123 belgario baseline fatdaddy password23 boomtown
joshua01 war3demo tractors monamour carlton1 neverland brandon0 arschloc dodgeviper qwerty666 dante123 ontheroc intimate corpsman uiegu451 hardtail irondoor
ghjrehfnehf 36460341 moriarty kondom25 123456ss freemail comander natas666 siouxsie yankees0 diablo666 lesbian1 lena2010 whattheh biteme12 flemming rifleman
dicksuck ktybyuhfl 7ovtgimc clapton1 tracker1 cabinboy ladyffesta snoopy12 werthvfy nefertiti warszawa macsan26 mason123 welcome8 nascar99 incredible 77778888
graceful comicsans 81726354 killabee arclight 86753099 bartender monday12 88351132 88889999 websters asdf12345 obsolete brilliant prometheus homicide
159753456852 multimed noaccess henrique sophie12 123123456 charlie8 birmingh hardline 89172735872 philips1 olegnaruto carriage banana12 norcross 1234567890w
shaolin1 master10 cinderel deltaone manning1 biggreen goforit1 766rglqy hacienda sevendus aristotl armagedo lekbyxxx soccer16 texas123 whittier victoire
299792458 eeeeeee1 confiden neverdie cavscout activate 481516234 1qazxcvb barbaros 123456782000 thissucks unknown1 polo1234 sssssss1 veracruz bluejean
schaefer soccer20 blingbli dirtball alex2112 brittany1 dakota12 wolverines vg08k714 bernadet 1bulldog danielle1 hullcity matrix12 exclusive supercar airjordan
holloway 545ettvy netvideo redcross 9379992a geddylee firstone turbodog trapdoor opopop11 leapfrog 134kzbip peekab00 pirrello gsewfmck dimon4ik hypnodanny
deadbeat ghbdtngjrf anchorag buffett1 richland 23jordan wildside 2wj2k9oj baerchen suspende freshman denman85 porno123 daytona1 bunny123 amaterasu mastercard
bitchedup chicago7 merlin12 alcapone firewood joseph12 chelsea6 dorothy1 unlimite planters monorail linda123 succubus warlock1 forgotit defiance ilikeyou
loveislife dumbass1 kalinina sergey123 flagship xxxxxxx1 jesusislord motherfuck birthday5 a9387670a rjhjkmbien raspberry cessna17 cfvlehfr 1111111q yankeemp
3xbobobo metropolis liverp00l archives amadeus1 vbhjckfdf slovakia pirates1 alenushka mandy123 timewarp julia123 123321qq spacebar fcbarcelona mcfadden
angela12 christopher1 stargazer hockey11 motorhead damngood letmein3 moremoney mcintosh clarkson killer99 andrew01 maintain muirhead openwide alphabeta
chelsea8 a19l1980 realgood benefits 1234567b gunners1 artem2010 abcde12345 nokia6230 1qaz3edc frequenc acuransx rafferty ilovegirls chilling anastasiy
berbatov 21436587 angelochek ingodwetrust 123456aaa constance nitrogen catering grandmaster thunder9 installdevic digitalprodu suckmeoff windsor1 mishanya
nutshell garfield1 littlebit vandamme passward ferrari5 running1 bavarian pepper76 trademan volvos80 reanimator 1234554321q escorpion karolina1 kolovrat
1qaz@wsx deadman1 minicoop summer00 nastyman merlin69 barnyard bornfree diskette 12345678qwe dolemit1 whatthehell voldemar vtufgjkbc hotwheels overlook
pokerface asturias freakout realmadri whitewolf johnny99 theghost philadelphia duplicate vfvektxrf modified jumpman23 deadlock barbwire stellina mustanggt
northwes chameleo george11 cornell1 golfer12 megapolis monkfish toxicity sarajane bailey01 isabella1 moose123 henriett dohcvtec hologram western1 frogger1
redwood1 streetball fridolin d78unhxq michelob macanudo peanuts1 astaroth dakota01 mustard1 sexylove giantess teaparty approved beerbong charles3 anniedog
anna1988 cameleon longbeach qpful542 mesquite waldemar crickets teachers daisymay moosejaw ninjaman broccoli shrike01 88002000600 harley69 alphaomega severine
grappler twogirls gatorman buttmunch excelsio crayfish lsia9dnb9y movement littlebo hiroyuki firehous millionaire camaleon froinlaven baltazar crazycat
wavmanuk 1heather mario123 funtime1 conehead patagoni backspace frenchfr dashenka baseball3 counters 741852kk cathleen baller23 griffey1 suckmycock fuhrfzgc
bumerang pavlusha minecraft123 ranger12 twisters finance1 dignity7 lvjdp383 jgthfnjh dalmatio paparoach miller31 2bornot2b monterre theblues jasmine2 sibelius
shane123 natasha2 pigtails iloveass london20 liberate beholder fuckyou! pussylick bologna1 austintx codename mcfarland lightbul crossfir products gfhjkm22
marina123 parkview chilango abramova nautique 2bornot2 nightwing surfboar quant4307 15s9pu03 shitball walleye1 wildman1 whytesha my2girls baranova berezuckiy
momentum qwerty02 suckit69 davidlee bayshore 36987412 blackhawks explore1 zoidberg blacksex mickey12 slayer69 rlzwp503 4cranker numberon deeppurple goodbeer
66669999 harmony1 254xtpss dusty197 wcksdypk dfnheirf whoareyou darksoul rounders killer11 cegthgfhjkm 123654987 killer23 q123456q 444555666 service01
jordan123 duncan21 everyone pornlove asdflkjh 1236547890 winnipeg261 fk8bhydb seanjohn brimston bitchedu woodlawn volgograd boy4u2ownnyc laura123 parker12
z123456z andrew13 longlife dominant gobruins murmansk schlumpf bastardo domination mashenka angelique generic1 spaceboy lopas123 kbnthfnehf takedown davidruiz
backside painter1 agamemno smallfry 2b4dnvsx 6458zn7a gfxqx686 sh4d0w3d yqmbevgk 89211375759 chipster buddycat diamond3 rincewin settlers hxp4life pokemon2
dimochka cde34rfv bohemian marielle verynice pasha123 firewire fatality martesana a1234567890 birthday3 providen pitbulls damned69 martin11 goldorak winxclub
splitter wutang36 phoenix7 arshavin paulaner unicorns qwert1234 zesyrmvu 625vrobg sally123 channing c43qpul5rz majinbuu lithium1 bigstuff horndog1 12342000
runescape1 chargers1 diabetes 474jdvff misskitty breaker1 7f4df451 chippers len2ski1 nokia3110 standart 123456789i devotion penmouse ktnj2010 hemmelig
merlin01 bearcat1 thomas11 petrovna creative1 vbitymrf breitlin westwing gohabsgo tippmann spaghetti quattro6 simba123 qwert54321 beavis69 peanutbutter
12345abcde mermaids geilesau parkside imagine1 rockhead producti playhard principa dbyjuhfl eyeballs cruiser1 montgome composer bodyhamm addiction rostislav
kimberly1 dallas11 cocacola1 password8 intheend whisper1 pjcgujrat felicida technology jrcfyjxrf 1234567k utjuhfabz artem123 spike123 jor23dan morgan12
dogstyle 221195ws oktober7 mightymo aezakmi1 serega123 qwerty111 dementia asdfjkl1 cabinets karishma 669e53e1 nesterov silver11 telefono goeagles sd3lpgdr
rfhfynby melinda1 spurrier bigchief timberwo asparagus gatekeep anastasija vfuyjkbz riesling esperanza dalglish turtoise hugedick devilboy habanero violette
waheguru freedom5 seashore tecktonik jobsearc mariella 1corvett foundati vfnhjcrby soccer18 threesome dima1992 filomena hunter99 zhjckfdf trailer1 04325956
benetton kononenko sloneczko rfgtkmrf balalaika important oxymoron ironmike majortom an83546921an13 blade123 franchis mxaigtg5 housepen bighouse flimflam
qwertyasd shumaher kartoshka canaries bethesda animator 123456789as preciosa allblacks animation forrest1 ryjgjxrf economics nagasaki ironman2 butterba
1grizzly anywhere sacramento observer rembrand 1richard yfltymrf littlejo tatertot 4809594q hysteria stuntman stanley2 paradiso adxel187 toystory crevette
dima1990 tennis11 melissa6 gobuffs2 penthouse thomas19 dima1999 anna1989 vfvekbxrf krasavica vfhufhbnrf asdfghj1 motdepas kardinal abcd12345 burberry
bangalore harrison1 idlewild foiegras tiffany2 1234567890zzz compute1 hellspaw dogballs millenia newdelhi snowfall charlest joeblack 1rosebud francisca
batman11 misterio charlie0 august11 jigei743ks adam1234 ggggggg1 1zzzzzzz sexywife northstar containe maricela tigers01 jacob123 richard3 cjxb2014 armenian
edgewood matilda1 hookedup r3vi3wpass 200410 ebenezer emerson1 warlord1 masterb8 wallstre ghjcnjrdfif 12332100 1j9e7f6f 42qwerty42 12345698 darkmanx bb123456
neuspeed billgates 305pwzlr mangust6403 karen123 lumberjack jimmyboy bigtime1 yr8wdxcq m1garand sumitomo streaker roadtrip novgorod holliday buterfly august31
tristram talisker freespace vfhbfyyf notyours christian1 sniper12 joker666 devilish eastern1 voyager2 cybernet iloveme1 karandash diabolic foofight herbert1
premier1 eric1234 ironsink s7fhs127 grasshopper plankton changepa august25 mouse123 killer69 quovadis 033028pw barrakuda spawn666 wordlife austin123 warlords
timberla legalize 987654321z vitalina spaniard aksarben sam138989 prince12 wolfman1 ybrjkftd qwerty33 womersle billyray alternat qwerty69 rammstein1 mystikal
executor georgetown ghjcnjnf 999888777 welshman access123 963214785 951753852 fvcnthlfv 666999666 testing2 nintendo64 lifeline roulette 159357456 crystals
mystique 123452345 mithrand aa1111aa ficktjuv rainbow7 poppy123 brampton uvmrysez 7u8i9o0p monkeys1 olcrackmaster pizzaboy pistache drowning hungwell amanda01
betrayed rockland miyamoto solomon1 moneymon sunnysid jasmine5 thebears putamadre workhard flashbac counter1 1234567s deathstar direktor 12345678s harmonic
rekbrjdf santeria narayana blackburn daftpunk uekmyfhf ironbird giants56 salisbur summer04 pondscum newspaper redshoes trillion bartman1 0p9o8i7u sexisgood
freedoms ghjuhtcc galloway 4freedom lovesyou infernal belladon rfhfrfnbwf deepdive phantasy redapple structur manolito chloe123 vlad1998 random123 ontherocks
dimedrol schiller rovnogod chalmers flintstone beernuts isengard highfive casper99 italian1 qwerty23 muffdiver grace123 orioles1 redbull1 ziggy123 breadman
logan123 wideglid mancity1 qwe123456 qweasdqwe oddworld godislov carlos123 dragon25 1freedom policema eduardo1 gfhjkm11 lfplhfgthvf zzzzxxxx samarkand
cegthgegth silvestr melbourne sexdrive nintendo1 fantasy7 oleander pornography pingzing calliope gossamer housecat abc123456789 snake123 chronic1 gfhjkbot
expediti noisette whitetai favorite3 lisamari educatio 1958proman bailey10 symmetry veronique hockey19 dkflbdjcnjr deltachi auckland2010 7653ajl1 mardigra
applebee testuser camaro67 454dfmcq 6xe8j2z4 headhunt banshee1 moonunit whiteman christal pussyboy tigger11 yellow12 jimmyjam sportster gathering braves10
19216801 sucker69 builders daffyduc membrane hedonist cacapipi 19899891 greekgod 19977991 frances1 elsinore minnette bigboy12 partyboy javabean freehand
lobsters qawsed123 w2dlww3v5p tomjones markhegarty throttle lockhart forsythe kristopher lindeman residentevil curitiba dovetail aerostar jackdaniels goober12
monkey21 eclipse9 1234567v vanechka aristote belgorod woodford abhishek neworleans pazzword sashadog diablo11 maureen1 funkster gillian1 ekaterina20 chibears
astra123 windows9 vinograd milwaukee vika2010 challenge quiksilver 19371ayj milkshake qzwxecrv butterfly1 merrill1 scoreland megastar mandragora tarantino
qawsedrftgyh crickett joselito timberlake aaaabbbb austin01 leto2010 aaa12345 bouchard salinger qazsedcft newshoes 123321qweewq 123qazwsx 22221111 0987654321a
1029384756q gerrard8 laputaxx omgkremidia knight12 vladislava daybreak austin11 jlbyjxrf kbdthgekm fetish69 exploiter manstein 32615948worms dogbreath
ujkjdjkjvrf larrybir thunder3 lombardo 9kyq6fge likemike examiner shinigam trashcan yfcnfcmz 13245678 scuderia limpdick vishenka volvov70 bioshock demetria
moderator tombraider matrix69 13579135 august12 mariner1 742617000027 bitchboy pfqxjyjr marryher muffin12 traffic1 ivan2010 coorslight honeymoon hunter69
sonofgod dolphins1 1dolphin pavlenko woodwind pinkpant gblfhfcbyf justinbiebe jeff1234 parrothe shawshan brooklyn1 dragon64 redwings1 porsches hubbahub
b929ezzh sorokina metatron treehous zxc123zxc 1steeler foxwoods pressman sidorova snowwhit neptune1 nudelamb deltasig 7gorwell nokia6630 obsession nokia5320
madhatte 1cowboys birdman1 adv12775 dude1998 brinkley babyhuey nicole11 ubvyfpbz stalker123 robertso zippy123 1111111a dirtyman analslut minhasenha flatbush
hendrick bhbyjxrf 26429vadim lawntrax truckman beverage nemvxyheqdd5oqxyxyzi cableman hotsex69 patrick3 4311111q 753951852 freedom4 ginsberg sweet123 sentinal
ufgyndmv skate123 123456798 123456788 damocles dollarbi caroline1 flatland 92702689 ajnjuhfabz madison9 avrillavigne asseater everlong sebora64 multiple
inspector sleipnir caterpil 212121qaz peppermint gjytltkmybr rocawear everest1 blackdic 44448888 112233aa 2502557i nanotech yourname 15975300 1234567l
chicago0 cxzdsaewq qqwweerr pon32029 rainmake matveeva legioner tombraid chinese1 shalimar oleg1995 beaches1 tommylee monkey23 likewhoa showgirl yujyd360
shadow22 automatic drumnbass 6jhwmqku bridgette dinsdale cristopher money111 virtuagirl rattlesn 1sunshin monica12 veritas1 infrared newmexic millertime
kaliningrad turandot rfvxfnrf leverage gottlieb bowhunter booboo12 deerpark taylorma rfkbybyf iamhorny bacardi1 dctktyyfz peanut12 fuckyoubitch altavista
ghjcnbvtyz fhnehxbr qazxcdews maddmaxx redrocke spencer2 thekiller p1234567 parisien shakespe madagascar bandit01 decipher dartmout magpies1 mouseman summer07
chester7 ashley11 01081988m balloon1 tkachenko master77 teaching zzxxccvv supermax retrieve charmaine qaz12wsx temitope project1 lbpfqyth vanilla1 lovecock
montgomery u4slpwra felicidad fylhirf stronghold 7ertu3ds necroman massacre executive chaos666 lazyacres harley99 dilligas computadora nissan350z unforgiv
schalke0 borisova incoming branden1 marie123 lafayett 878kckxy cheeseca mercutio psycholo andrew88 o4izdmxu sanctuar suckmydi rjvgmnth deadline goodgame
1qwertyuiop 6339cndh scorpio2 southbay crabcake paperclip rastafar salzburg mpetroff volvo240 blue2000 incognit station1 clipper1 ledzeppe kukareku sexkitte
lakers12 acmilan1 sayonara phoneman sintesi07 nephilim nascar03 123456789e minouche clarkken microwav santacla ironside carter12 borntorun iloveyou123
pancake1 tadmichaels heat7777 ilovejesus carrillo luckycharm gordolee85 forever21 neworlea peerless russians anhnhoem melissa7 massimiliano dima1994 madison3
shokolad shoulder soccer123 1qasw23ed sasquatc lifeboat verochka monopoli lamborgini gondolin candycane bracelet needsome scottie1 0147258369 kalamazo
mcintyre lololyo123 bill1234 egyptian ilovejes lol123123 567rntvm downunde angelbab guildwars homeworld qazxcvbnm superma1 twenty20 kryptoni calvin69
konovalov jansport october8 liebling prescott iglesias wmegrfux kathrine ljb4dt7n 012345678910 kolesnik speculum at4gftlw cahek0980 dallas01 godswill chelsea4
production undertake catinhat wormhole urlacher lickme69 bastille hardaway alex1959 barney12 alex12345 lp2568cskt s1234567 gjikbdctyf anthony0 browns99
widespre fucklife master00 alino4ka gettysburg revenant veroniqu portillo 4g3izhox bluefire wizard12 dimitris aphrodite a32tv8ls backward qmpq39zr stressed
busdrive jtuac3my sr20dett 4gxrzemq keylargo rfktylfhm xcalibur glock9mm str8edge bulls123 carlsberg woodbird downfall stephany whitaker 1w2w3w4w 41d8cd98f00b
5432112345 constantine scrappy1 grizzley shoelace morgan01 winstons easyride 311music 19866891 leadfoot kr9z40sy howitzer cobra123 divinity hillcres venezuela
mudshark alfredo1 hovepark 000777fffa wildthing agricola penny123 family01 happy100 firsttim fifa2008 chevy350 panties2 parkland spagetti narkoman
nhfdvfnjkju123 1ccccccc napolean rossella logitech1 canucks1 loginova marlboro1 kalleanka mishutka dulcinea blackone ghfplybr 682regkh newburgh xenophon
hummerh2 ereiamjh gregorio cellphone jetblack yankees7 killemal eurocard sydney12 tuesday1 antietam wayfarer beast666 19952009sa election hockey21 haloreach
dontcare andrea11 karlmarx protools timberwolf ruffneck missoula fairlady illuminati homerjay scooter7 katharina barmaley tigers12 dreamer2 goleafsg cumlover
navigate studioworks olympics kurwamac woody123 henry123 porpoise paula123 38gjgeuftd rjrfrjkf sasha12345 matrix13 radical1 coolguy1 secretar sasha1988
00000001 1butthea kobebryant 12345asdfg sunsh1ne smokeone helloall bonjour1 snowshoe nilknarf calabria lol123456 atombomb ironchef alekseev 12345678m fahjlbnf
chapstic tiger200 lisichka assembly sensation searchin tanya123 alex1973 alex1991 dominati silenthill sacrifice rebellio hellhole chameleon hairless
shamanking cumsucker partagas 22223333 arnster55 fucknuts silversi parcells vfrcbvjdf miniskir juiceman botafogo mama2010 junior12 derrickh asdfrewq leftover
chitarra silverfox prestigio devil123 changing max33484 disorder alena2010 homesick hollister verysexy hibiscus speciali raffaello vfhvtkflrf a123456z
worksuck lomonosov rainfall dusty123 dukeblue reptiles sergeeva wilshire bettylou gjkrjdybr hagakure pmdmsctsk alekseeva fktrcttd gutierre stomatolog
palmeiras gjkysqgbpltw disneyland marcelle lifeguar mindgame frdfkfyu stoneman phoenix8 penelopa merlin99 mercenar deadsexy chinchil 1234567m sammycat
marakesh temppassword donnelly elmer251 patrick0 bonoedge milkman1 orthodox nicole12 ticketmaster beatles4 number20 projects superfre yfdbufnjh jake1234
richardson wpoolejr nicolett cannonba marilena bogdan123 redskins1 19733791 shadowru langston coolman1 pornlover tompkins postcard gateway3 fuckyou0 murderer
booboo69 bosco123 1234567qw 1xrg4kcq cbr929rr deangelo allan123 motorbik andrew22 pussy101 miroslava cytujdbr camp0017 snusmumrik blackpool serendipity
tincouch timmy123 hunter22 employee redemption gustavo1 alex2010 eclectic gauthier essayons appletre corrado1 satelite 1michell available 123456789c
cfkfvfylhf acurarsx k123456789 broadband bluetick soccer69 jordan99 fromhell mammoth1 fighting54 pepper11 carnegie worldwid sordfish listopad hellgate
dctvghbdf married1 juggalo1 repvtyrj zxcasdqw mourning mystery1 bluetooth creamyou rehjgfnrf coleman1 steve121 alderaan celeste1 junebug1 bombshel gretzky9
playgolf particle boneyard iforgotit garbage1 archmage 135135ab elemental ranger02 zaharova 33334444 astonmartin solutions backhand blackdick instruct
46775575 qwertyas mailman1 greenday1 57392632 sanchez1 85852008 1forever 98798798 deutsche 123456654 142536789 braddock 01telemike01 annie123 brunswic
123456qwer madison0 hooligans snowball1 1133557799 songohan 00009999 murphy01 downtime huntsman associat jackpot1 nursultan ytnhjufnm electra1 ghjcnjnfr1
smokey01 integrit trouble2 14071789 ekilpool yourmom1 sparky11 ruslan123 demetrio appelsin portsmouth asshole3 raiders2 billygoa macdonal 248ujnfk schmidt1
sparrow1 vinbylrj ycwvrxxh gerlinde poochie1 1charles terorist omgwtfbbq assfucke vengence dalejr88 amazonas bloomberg 0o9i8u7y6t kaligula pimpjuice
birthday10 lawncare grandorgue juggerna swatteam motorbike repytxbr celicagt godisgreat lucifer666 shortdog palenque 3techsrl knights1 orenburg 80637852730
12345670 12343412 12123434 feuerwehr contessa kerrigan greyhound 7418529630 lucretia traveller loveforever stratocaster 8928190a motorolla lateralu eldridge
123456789zx boarding fugitive wifey200 ololo123 central1 nemezida poker123 ilovemusic noodles1 lakeshow soccer33 master13 guernsey diversio botswana wiktoria
11335577 firstson ceisi123 hrothgar jarhead1 happyjoy dicklick provista smile4me bootycal heartbre withnail bigpappa spiritus fynjxrf aa123123 brentford
tricolor smokey12 kikiriki mickey01 robert01 stevenso deliciou money777 metadata susanne1 asdasd12 entering mommy123 wrestle1 fuckyou12 barbaris f8yruxoj
aftermath left4dead2 diana123 annarbor nikita2000 fbi11213 qwaszxqw klapaucius vfktymrfz keith123 peacock1 orgasmic thesnake stgeorge rhfcyjlfh estefani
firehose funnyguy asdf67nm demon123 thicknes kristall banderos marchenko de1987ma cronaldo peterman mama1963 telecaster punksnotdead acdeehan 1q3e5t7u
megaman1 neophyte australia1 coachman 1jeffrey fgdfgdfg 1986irachka playstation2 slacker1 montagna lordsoth dctvghbdtn hondacar performance worldcom 51094didi
sweetpussy supercoo robert11 panda123 gfhjkm13 lovesong jellyfish solnyshko multiplelog martusia iamtheman greentre motorrad vfrcbvev chivalry rednecks
666satan losenord lateralus absinthe command1 iiiiiii1 jungfrau ufhhbgjnnth yamakasi gemini69 zxcvbnmz rottweiler skyblues legolas1 murcielago portable
benidorm viperman dima1985 gatekeeper 7elephants 267ksyjf kaitlynn sisyphus yellow22 redvette ac2zxdty hxxrvwcy eatshit1 appleseed cheerleader simpleplan
cincinnati fynfyfyfhbde birthday6 bluedevils batman23 chrisbrown animals1 takayuki assembler sissyboy nokia6230i eminem12 pensacola hunt4red darknigh contacts
cptnz062 ndshnx4s twizzler wnmaz7sd gfhfcjkmrf alabama123 barrynov durandal 8xuuobe4 cmu9ggzh crazyfrog vfvfktyf mackdaddy cribbage pandabear whitesta
signature p2ssw0rd tiktonik moonlite bleeding backyard bearclaw liberty2 snakeeyes rainmaker baby1234 sureno13 kluivert calbears medvedeva whirling bonscott
freedom9 october3 cerulean password21 callista rainman1 mickeymo bulldog7 nicerack summer98 falconer mustang69 jackster eclipse2 up9x8rww themaste deflep27
fotograf junior123 dumpling aldebara flower12 raincoat novastar cornball manchild beginner geometry william7 blackstar spurs123 moom4242 tightend 07931505
1johnson smokepot snowmass jessicam giuliana 5tgbnhy6 tentacle fielding scoubidou2 vasilina jlbyjxtcndj chihuahua loosee123 palantir flooring calculator
iloveme2 hannelor sasquatch lewie622 ghjcnjqgfhjkm blasters warehouse beauties grinders kzsfj874 daniel01 squealer fortunat peace123 candlebo soundman
alchemist zxcqweasd agamemnon murakami ghbjhbntn processor thunderc phish123 tintable nightcrawler tigerboy basilisk masha1998 kayla123 geemoney 0000000000d
vintelok 12345rewq nightime ch1tt1ck mxyzptlk superted parfilev livestrong matthew3 access22 miguelit smooches neighbor dezember spaghett vivienne guitarma
photosho junior24 leopards monkey24 vaz21093 bigblue1 trident1 orange99 bengals1 shilling nallepuh mtwapa1a ranger69 lighters 1tiffany baptiste rutabega
toutoune surfcity samanth1 monitor1 littledo epiphany kazakova mistral1 mathematics character batman123 fuckoff2 graceland 5544332211 harmless towtruck
kenwood1 vfiekmrf ranger75 ladygirl boeing77 installsqlst xohzi3g4 kfnju842 klubnika cubalibr 123456789101 0147852369 tallulah extra300 dorothea missy123
greenway maiyeuem nccpl25282 buster22 broncos2 letmein4 harrydog duisburg fishlips asdf4321 superjet norwegen movieman psw333333 postbank deepwate generator
geolog323 a3eilm2s2y buffaloe ponytail 123321qaz monkey20 buckwild byabybnb mapleleafs yfcnzyfcnz summer03 ltcnhjth compatible uto29321 poptarts spam967888
705499fh porn1234 1porsche barbecue whatthef 123456789y soreilly allochka isabot winter00 bassplay 531879fiz prosperity delacruz c0rvette diamond7 matematica
beaver12 seashell chaching xenogear chicco22 ancella2 vika1998 resolute pandora2 william8 jesusis1 cheerlea renfield anna1986 madness1 19719870 liebherr
ck6znp42 muchacho metalgea falcon11 7jokx7b9du tassadar protection batistuta 1herbier ghjrehjh karimova snowwhite 1manager michael12 analfuck jaysoncj
maranell bsheep75 tribunal rrrrrrr1 almaz666 goodpussy 1w2q3r4e william6 alanfahy nastya1995 panther5 123qwe12 vfvf2011 qazwsx1234 ketamine energizer usethis1
123abc123 buster21 thechamp hopeful1 claybird bigmaxxx housebed dimidrol bootycall 80988218126 armadillo christa1 chevytru 00998877 overdriv skylight camshaft
dinamite bloembol twinkles sparrows 118a105b lanzarot youngone ssvegeta toenails fktrcfylh1 vika1996 dynomite sonshine constanc thinkbig hopalong sanctuary
redfish1 andrei123 1fishing ifufkbyf civilian emily123 paladine bulgakov 4294967296 motorcycle cdtnkfyrf hedonism gfgfrfhkj brainiac beardown 00000007
braves95 anthony3 roxanne1 underwat breakfast 3f3fpht7op conchita dragon20 bilbobag radiatio garibald wakeboar maranello parolamea galatasara loranthos
asmodean porkypig mercator koolhaas debbie69 liverpoolfc mattress yankees4 12344321a excellence 85200258 dustin23 thomas13 mahendra 112233445 1bbbbbbb
rubberdu donthate sasha1992 identity vjnjhjkf arkangel willie12 celtic1888 grandma1 172839456 basshead hornball pagedown rfvtgbyhn astonmar madalina shenlong
matrix01 nazarova 369874125 comatose j0nathan confidence promises greshnik suckmyco mjollnir 789632147 asdfg1234 abundance artem777 bmw318is rambler1 yankees9
5w76rnqp babyruth magical123 gfhjkm135 soboleva teamster modeling thespian pokemons 1472583690 1597532486 shockers melanie2 clarisse farfalla 4fa82hyx
x4ww5qdr leather1 breaking samuel12 chanelle sailaway starburs 100years killer01 weinberg blackhole palmeira verboten solidsna sovereign gevaudan hannah11
talktome jesse123 !qazxsw2 wetwilly natural1 monument intersta shithead1 bonethugs solitair bubbles2 adidas12 cameron2 a7nz8546 respublika fkojn6gb rachael1
purple01 americas zldej102 ab12cd34 cytuehjxrf astroman handsoff rousseau physical schuster mrblonde unclesam kpydskcw lg2wmgvr biarritz feather1 williamm
pointers diamondd comrades fishhook lena1982 unb4g9ty applegat mikehunt giancarlo felix123 december1 nicole23 bigsexy1 justin10 falcon12 qwerty01 estrellit
1234567890m stingers flippers bbbbbb99 allen123 chippewa monkey00 eldritch littleone hpmrbm41 celebrit maxwell7 kendall1 ceramics 17071994a snuffles perverts
alexis01 vlad1994 forward1 badaboom hardtoon hatelove knopo4ka duchess1 kickbutt fuckyou6 eddie123 sidewalk dragonfi marihuana brownlov nike1234 kwiettie
jonnyboy robert123 florenci bristol1 allister yjdujhjl gauloise bellaboo wltfg4ta foxyroxy rocket69 jacobsen master21 malinois obsessio yeahrigh panthers1
liza2000 paintball1 blueskie cbr600f3 mandreki charissa wonderbo muledeer xsvnd4b2 245lufpq ghjcgtrn wert1234 juanjose frostbit badminto archibal dm6tzsgp
gigantor ytdxz2ca hallowboy guilherme dopehead iluvtits worldwar chewbaca oooooo99 mcdaniel ducttape borisenko taylor01 arlingto p3nnywiz rdgpl3ds boobless
kcmfwesg blacksab rossignol s123456789 russell2 gillespi marykate superbowl tiffanie lindros8 gofaster stokrotka kilbosik aquamann shedevil hartmann insurance
slot2009 october6 brewcrew sexfiend guenther highgate sheraton 12341234q crjhjcnm eruption schuyler monkey66 polopolo09 feuerweh poohbear1 bennevis fatgirls
cdexswzaq racecar1 hondacrv william0 techdeck atljhjdf fallenangel tranquil carla123 compress lespaul1 portvale bycnbnen trooper2 gennadiy amazonka outhouse
chinatow fitness1 selfok2013 fullhous bajskorv nectarin littlebitch feyenoor pussybitch icecube1 stitches ltybcjdf theking1 carolann shakespeare sexsells
swinger1 aphrodit kurtcobain rhind101 heracles poiulkjh starting beantown stuttgar messenge motorman nicegirl rachel69 faith123 hammered studmuffin gamecocks
bosshogg 4me2know fuckmeno phoenix3 buttnutt andreyka jvtuepip ashley69 stripped swissair fylhttdf mickey11 m7hsqstm weihnachte dowjones freeones timberland
guinness1 bombadil leighann flatron1 logging7 telefoon cowabung yousuck1 bullwinkle asd123qwe lineback torrente diamond6 jackaroo millerlite ironhorse
zzzxxxccc roosevel halftime montenegro 8363eddy depeche1 frederiksberg sasha2000 washere rosedale cokeisit gandalf3 skidmark ashley01 1234567890qaz sexxxxxx
12345789 gcheckou 12345611 lightman velosiped brucewayne elena123 greenegg nitemare giordano cassidy1 boywonde pgszt6md european batterie redlands scooter6
validate bailey11 maxwell2 startnow ducati74 virgilio shanahan blackmetal balla007 phatfarm kirsten1 titmouse benhogan andrew10 johnwayn lifestyle bullyboy
goldtree tigger99 cyclone1 woodpony camaleun bluesky1 eagles20 lovergirl peepshow octavius dima1989 rjdfkmxer 11111aaaaa august17 0773417k 1monster freaksho
stratman sashenka ccccccc1 mandalay cincinna lightfoo balmoral tabaluga punkrawk slick123 knight99 fefolico contrera anna1984 robert99 pretende serenada
ludmilla l0swf9gx hankster dfktynbyrf 944turbo crystal2 blackfly accounting zrjdktdf eus1sue1 riverplate harddriv melissa3 elliott1 sexybitc cnhfyybr jimdavis
amberlee skywalk1 gb15kv99 rothmans firedawg aftermat 01478963 phishing gunblade exclusiv sasha1997 rebecca2 kallisti fuckmyass norseman gershwin ipswich1
intelinside yjdjcnbf tatiana1 1a2s3d4f5g6h delirium bruins77 sundaypunch realmadr vfyxtcnth black666 valkiria millerti birthday100 greeneyes celebrat slava123
bubbabub joesmith katya123 sweetdream wwwwwww1 lovespor s5r8ed67s cowboy22 wachovia michaelb qwe1234567 safeu851 antonova longtong kekskek1 123456qwert
thomas10 vika2011 ilovemylife scoubidou6 barney11 blindman maximus2 lisabeth waterbed master55 11223355 diego123 sexpistols prisonbreak nokia2700 ajnjuhfa
yankees3 ak470000 bdfyeirf riobravo thoradin polkaudi kurosawa honda123 fuckyouguys 754740g0 anallove microlab1 makarenko andrew11 johnnybo booster1 sanders1
johnson4 kd189nlcih snookums hondaman sevisgur bear2327 sexmania roma1993 hjcnbckfd tuppence jimandanne 19955991 nicotine quincunx dima1998 angelita skinner1
pinguino maldonado lisa1234 xpressmusic getfucked matulino johnsmith spanner1 todiefor saxophone nikki123 chuck123 batman13 princesse 28infern muselman
mets1986 bigbroth mollymoo directory lizottes 0sister0 heckfyxbr 22q04w90e nikita95 hammer22 lutscher carolina1 buster99 kourniko aggarwal 19911992 shdwlnds
vfvfgfgf123 monkeybu premiumcash classact devilmay hardpack zombie13 stockcar honeypie nowayman alphadog tiribon12 telefone chicken123 b1234567 mathilda
vasilisk cooking1 whitewol chelsea7 masterma bushmast nathan01 fishbowl heimdall gthtrhtcnjr canesfan ybrbnf25 artichok gutierrez superdude mickey22 holeshot
gettysbu hammer99 driscoll boutique bmw750il differen dunwoody pornosta dirtygirl ginger123 honda200 hotspurs johnatha firstone123 lexmark1 msconfig karlmasc
123qweasdzx tcglyued apartment baseball12 plat1num justin01 ensemble dthjybxrf superman123 gladiolus dreamgirl spankme1 dictator arianna1 cool1234 belladog
importan 87e5nclizry teufelo7 quaresma nnmaster 123321az tomjerry standrew morrissey gizmodo2 rz93qpmq 870621345 qmezrxg4 moom4261 hkger286 klaudia1 drilling
753951456 fsunoles romanenko isthebes walkman555 ranger98 scorpian hardwareid weymouth bluedragon 2305822q iddqdiddqd thoughts w1234567 sputnik1 2i5fdruv
converge flexscan thesims2 boogiema bigsexxy powerstr babyboy1 funfunfu daniel21 123578951 maxthedo hithere1 bond0007 r1234567 mauritius torrents 123451234
pointman caffreys bloodlus 321ret32 cheating 102030405 stickboy lotrfotr34 mclarenf1 terrific ethiopia crenshaw ironlung arrowhead pushistik dragoon1 unclebob
tigereye mermaid1 roman777 brandon7 17711771s videogam cubalibre selassie august15 idinahui nikita1998 78621323 jaydog472 canada99 travieso neverwinter
love2010 67390436 eleanor1 aquemini shipmate logcabin 66005918 louisian 1abcdefg triathlo ilovemar letmeino fibonacci 58565254 artemis1 grigoryan bunnyman
galleries 158uefas jackhamm mineonly rfnfhbyf kristina1 52545856 bigloser 51525354 anarchy1 teenslut sanfrancisco private5 qwerttrewq struggle watchman
jesuschr toyota91 45645645 bugmenot dumbshit 44556677 wwr8x9pu alphaome harley13 kolia123 wejrpfpu revelati pinkpussy selector miami305 wow12345 tannenbau
asdfasdf1 darkhors retired1 37583867 gxlmxbewym 1warrior 36925814 89876065093rax naturals gateway9 cepseoun sasafras 1qazxdr5 motoguzz emmajane alex1995
jerkyboy cowboy12 arenrone precisio 31415927 powerhou mashoutq thebeatl cvzefh1gk zimmerma grimreap icandoit borodina dima2009 keywest1 napster1 5411pimo
gilgamesh kalimera rjycnbnewbz maulwurf toontown alice123 fuckgirl redhorse margaret1 pumpkin2 fourplay 1brandon blackheart mcknight blackfin cntgfyjdf
mymoney1 09080706 goodboss sebring1 kensingt bigboner marcus12 ym3cautj thestone lovebugs silver99 forest99 qazwsx12345 longboar rhfcbdfz insignia msouthwa
shahrukh dragon666 france98 ps253535 zjses9evpa sniper01 good4you station2 school12 mvtnr765 tiburon1 ghjcnjgbpltw checkito 1ladybug corneliu longford
svetasveta imaccess brandon6 piccolo1 3611jcmg children2 ou812345 azerbaijan eklhigcz 30624700 amazing1 kathmandu dolphin9 heather6 miracle1 silverfi spring12
barney01 gfccgjhn aishiteru shortcut fathead1 xexeylhf anisimov theodora saskatoo brandy12 irish123 fillmore palpatin lovesuck poulette mclaren1 cooper12
newpass3 rfgecnfcerf alskdjfh helicopter 1234567qwertyu mossberg starline misfits1 rangers2 pentagram blackhea pappnase daywalker summoner 1jjjjjjj swansong
12345qqq presence lionsden silver33 saisg002 nosaints yorkshire 0cdh0v99ue deskjet1 14159265 14142135 orange10 richard0 humanoid backdraf enormous kohsamui
c43dae874d wrestling1 forecast pepsiman qweqwe12 birdsong balls123 schlange optiquest nottoday 1234qwerasdfzxcv greentree gcheckout marshal1 gtogto43 marcelit
aqwzsxedc kenshin1 sassydog system12 desember scorpio6 steph123 rocket21 bernardi lytghjgtnhjdcr baseball9 carlsbad schoolgirlie shameless apocalyp nicole18
gfgf1234 annamaria wonderwall beer1234 maryann1 poolside birdcage donna123 123lol123 adidas11 pandoras 111222333000 daniel11 ingersol mama12345 cessna15
1simpson clusters nazarenko seattle2 clements azfpc310 rfycthdf hotlanta channels kumar123 fsd9shtyu highjump entertai chatting sinatra1 venetian htcnjhfy
videoman bigbird1 kenaidog department silverma 123123qq cbr600f4 harakiri cakewalk chico123 glasgow1 lizabeth ybrjkftdyf surfside intermilan multipas
pretender schroede testerer hejmeddig antonio2 tornados aerobics n8skfswa greatdan z1z2z3z4 katiedog informer 1234512i timbuktu monster7 alex1985 voronina
mbkugegs zaqwsxcderfv abcdef12 blackwhite himalaya sharon69 dro8smwq boognish quietkey authcode pinkerto merengue bushwick turambar kittykit hambone1 bigballa
restaura 111luzer euro2000 handicap august24 kissthis rvgmw2gl iloveboobies thousand boomerang fcc5nky2 messiah1 beastie1 hvidovre alex1987 papageno dirtybir
naturist channel1 gutentag zucchero carvalho beverly1 9638527410 cthuttdf lovethem cantona1 purple11 apples123 wonderwo hoddling fiorentina rockcity winner12
mansfiel 287hf71h gunfight xyh28af4 bankshot vurdf5i2 sexygirls october7 paycheck mdmaiwa3 jesussaves anthony9 crossroa brother2 rodman91 cockgobbler 12356789
12345699 signatur alexandra1 coolwhip awdrgyjilp ghjrjgtyrj linkinpark emergenc blood666 quintana bootmort wetworks paraguay supermario annapoli hockey22
indahouse 1penguin misha123 santorin vbnhjafy robert22 athlon64 nextdoor seemnemaailm pancreas siegheil cornhusk anderlecht sthgrtst feldspar gtnhjdyf
terminato 1jackson perfection 123321aa rkbvtyrj tigertig forbidden fuckitall soccer09 cheetah1 marquise hondavfr anna1985 mayflowe bigmouth greenery liberty7
larionov sat321321 nausicaa hjvfynbrf zebra123 priscila galvesto jitterbu prophet1 canoneos redsox11 dctdjkjl cagliari everclea danny001 cornelius mudslide
rockshox giampaolo screamin thvfrjdf thruster fuckthem asdzxc123 ironfist junior01 philosophy killswit profiles airlines prototyp interior specboot baldhead
redwhite whitetail cousteau zwilling malcolmx semperf1 vangelis bettis36 morgaine anna1990 inandout anna1997 wallpape moonrake huntress reynaldo mahogany
cameron7 clownboy newzeala hammertime 11251422 fktrcfyl 11223311 11223300 powerpla ybrbnbyf zaphod42 jxfhjdfirf dude1234 czekolada blackros amaranth medical1
nhecsyfujkjdt promopas albright marmalad weihnachten passthief 67mustan chlorine ds7zamnw pinarell sonofsam 5c92v5h6 purple13 tango123 xufrgemw 1rangers
taratata 19944991 11111118 4ebouux8 roadrash corvette1 dfyjdf846 marley12 qwaszxerdfcv ellehcim thibault seabass1 jazzman1 uuuuuuu1 j1234567 junkfood daddymac
persepho shithappens clementi 19755791 polkaudio basketball1 1loveyou mama1961 transcend shuriken brittani sudhakar teenlove anabelle matrix99 redshirt
littlegi ferraris mobility fastdraw accountbloc pornostar pinoyako glassjaw finnland losbravo smalltit nicksfun stockhol odonnell divedeep cannibus poppydog
barnabas genoveva walhalla lucozade goldenbo tigers11 ownage123 capital5 stillher antananarivu lacrimos goathead cgtwbfkbcn gbplf123 beanhead ttttttt1
justin123 agapov58 bad11bad andreika merlin11 aurelien spartak1922 lawnmowe fortune1 anna1994 papasmurf antihero photogra painkill qwest123 sierra01
vfrcbvvfrcbv bobbyjoe buzzkill 9379992q oleg1994 sovereig rollover zaq12qaz battery1 killer13 alina123 groucho1 butterbean surabaya golfer01 gfhfyjbr ventura1
chelsea3 britches 65mustan ufdibyjd suckfuck greatgoo 1bullshi easy1234 robin123 rockets1 diamondb nothing0 joker777 glasnost description batman21 a123456b
rockandr coolfool yjdbrjdf lovehina passking bonapart diamond2 lamppost ctvtyjdf sassy123 table54781 nedkelly philbert sparky99 littlebear silmaril cbufhtnf
peggysue greenlee wizardry venom123 jamboree love4you untitled reviewpass grandson amersham devochka muhammed greenlantern panasonik dave1234 darkness1
p0o9i8u7y6 kathryn1 happyguy assmaster sailormo antonio3 18254288 qwertzuiop edward11 something1 q1w2e3r4t5y6u7i8o9p0 02551670 vladimir1 monkeybutt honda450
fylhtq95 fjnq8915 passwordstandard vova12345 jeniffer talonesi gigemags dorothee bastogne brandon3 truegrit iamgreat paulinka predators controller
corperfmonsy performing homerun1 dogbert1 eatmyass cottage1 overflow baseball7 gimmesum protected 1bastard 413276191q guadalupe pchealth bodiroga adapters
mashamasha anna1982 fairchil iloveluc netnwlnk batteries olga1976 sanskrit completed icam4usb odinthor anchorat nfnmzyrf shadowman chicken0 christiaan
mariupol syndicate gbpltw123 villevalo greyhawk cessna172 kinglear 1cricket turbo911 maprchem56458 rosehill thekiwi1 ygfxbkgt mandarinka paswoord grandam1
leedsuni angeldog michaell dance123 ppppppp1 mynewbots mmmmmmm1 nnnnnnn1 biedronka thebeatles maitland f14tomcat jordan18 outbreak 86chevyx bobolink flyfishi
gandalf0 traxdata enlighte 12345678w rugbyman seamless calender lovesick peanut11 techn9ne kaufmann freezing vakantie zimmerman jake5253 anthony5 letterma
jessica6 amiga500 phoenix9 saqartvelo williamj nightfal melnikova killer77 jhrl0821 6gcf636i irina123 generale espinosa formatters matthew5 infotech playhouse
gangster1 jordan45 greatwhi tracy123 connecte hemingwa gundam00 slayers1 fktrcfylhjd bermuda1 qazwsx11 eybdthcbntn limbaugh backd00r cheyenne1 warhammer40k
drumming guitarman george13 tgbxtcrbq bananas1 lovezp1314 buster69 sexytime zacharia sportage terry123 bogdanova higgins1 whatluck jeffery1 1qayxsw2 riptide1
vergesse playgrou 4077mash stonehenge hydepark monster9 construction hesoyam1 superhero uhtqneyu rabbit66 alabaste nottingham 1234567890qwerty ballroom
andrea12 slutfuck betrayal jasmine7 maestro1 plethora buster123 donaldduck ironfish konnichi gintonic momoney1 destiny2 trim7gun fractals morganstanley
polkadot prince11 fifa2010 amanda10 airbrush bigtitty kimberley fyfnjkmtdyf joxury8f moondog1 trotters 1s1h1e1f1 optimus1 marlins1 balance1 barnacle london01
steamboat southwes comfort1 rockbottom litebeer chopsuey greenlan freecell hampster smalldog 1234567890987654321 cartman2 cjdthitycndj astronomy masterba
america2 sunburst auntjudy monteiro ilovecock losfix16 1explore whynotme 1qazwsxedc albertjr gridiron nicolas2 24gordon misterme gbljhfcs mariette blackhat
maddog69 pakalolo masturbate igor1234 snowhite homefree sexfreak blessyou vfrcbvjd belinda1 yaglasph groundho nevergiveup gborv526 awesome2 mike12345 schecter
bltynbabrfwbz tanushka pretoria raptor22 schalke04 cosmodog fuckyou8 blackmor littlegirl ultra123 flashnet loploprock littlewhore cuntfinger stinkyfinger
n7td4bjl jackie69 camel123 1gateway adelheid thuglove 4815162342q andrea99 blankman booboo11 justine1 morphius zsecyus56 goodbye1 nokiadermo waratsea 4rzp8ab7
brillian zxcvb1234 borealis dune2000 lankford zcxfcnkbdfz pr1ncess comicbooks assasins nuaddn9561 scottsda hfcnfvfy lassiter 7777777z werty123 metalhead
romanson position playground jollymon trompete matchbox20 cheetahs nepenthe reviewer qwertyuiop10 phezc419hv romantika lifestyl decembre panther6 ghjcnjabkz
pachanga buzzword indianer spiderman3 tupacshakur albert12 1drummer methanol invisibl summer13 mustaine hesoyam123 scrapland barabbas mexicali moonstafa
voorhees jayhawk1 nastya2010 softball1 barrabas grenoble zxcasd123 mariana1 freedom0 green420 vlad1234 davinchi conducto invernes madhatter 12345678i spring00
bellybut vitalik1 river123 power666 footslav qazxswedc123 richard9 peterburg tabletop gavrilov molecule jkbvgbflf 87654321q wideopen access88 tdfyutkbjy
impossib philippines dontforg qwer1209 asslicke mamma123 scratch1 cassie12 dontgotm underhil maks2010 hollywood1 elena2010 fireplug sacrific babyphat bobcat12
overcome bruce123 wallstreet granvill armastus economist pipeutvj g1234567 angeleyes putangina brandnew shadowfax eagles12 lokomoti jabroni1 siffredi rosebudd
nightwis felixxxx chicago5 scooby11 19851985p dogphil3650 totenkopf monitor2 macross7 schenker headhunter ofclr278 nantucke hedj2n4q aperture aessedai
trekbike pussykat samatron dukenukem iampurehaha2 obvious1 mccool24 apache64 kravchenko justforf policeman rochester surfer69 sananton zxcvbn123456 industry
odt4p6sv8 bautista mansikka looking4 donttell ninjutsu uaeuaeman queenas8151 angel007 emporium antonia1 avtoritet wrongway suitcase patriots1 chrisrey
sd3utre7 mesohorny donatello pinky123 fatbitch pilsbury lovepuss 1creativ golf1234 huskerdu gtnhjpfdjlcr dkjfghdk 7777777s donkeykong rockytop staples1
flywheel toppdogg bigbubba aaa123456 2letmein mother12 ilikepussy excaliber fhutynbyf flyvholm currahee godsgift antonioj yfcnzvjz anime123 123321456654
hanswurst hello101 technica hoffmann sawtooth flinders drumandbass lightbulb diapason simbacat commandos gravedig jakeyboy longboard truskawka golfer11
pyramid7 highspee theriver hammer69 1packers qwertgfdsa 11119999 12inches zse4xdr5 sophieh6 grizzlie hockey69 hotbitch beloved1 bluewave multiscan persona1
amberdog hannah12 1assword sparky01 123321qw rosebush soccer19 stuffing luvbekki yfeiybrb felicita nigger123 gjkzrjdf 1bigdadd taganrog adolphus clarkkent
gaudeamus mantaray whitehea andrew99 redhawks bankrupt liza2009 den12345 vfhnsyjdf newcomer 147258369a newyorke 1arsenal hondas2000 birthday2 12457896
dickster edcwsxqaz pantyman hubertus cumshot1 kappaman mark3434 canada12 lichking bonkers1 ivan1985 throatfuck backwood cathrine joshua19 imladris star1234
partyman fourstar scanner1 ujhjl312 potapova nokia7070 kalleank refinnej nothanks sugardog nhfkbdfkb oakville larousse qazxcdew stimorol merlin21 is3yeusc
partner1 478jfszk 9hmlpyjd 7imjfstw blessings nokia5200 larkspur animal2000 elfriede spartacus miyvarxar communit ifoptfcor mamaliga wowlook1 1flowers
shadow14 alucard1 singapur manchester1 superdav jackoff1 bullnuts world123 spider10 sargsyan rattlers windows2 visigoth penfloor cabledog camilla1 hathaway
natasha123 eagleman softcore d1234567 tlbyjhju lfiekmrf lzhan16889 123boots1 sys64738 heavymetal mountains heavymet 1asdfghj wharfrat sword123 dragon98
12345abcd lexus300 pheonix1 alex1974 123qw123 shadow88 nostradamus igor1994 champ123 lifeless changeme1 brooksie frogman1 buldozer morrowin windward bubbaman
august22 tyson123 passsword al123456 fucking1 looking1 brennan1 1xxxxxxx fifa2011 1rainbow intercom 1eeeeeee ashley123 amanda123 azerty12 spinners 15975391
twinturb onlyone1 topnotch denis1988 6846kg3r pennydog dandelion haileris epervier snoopy69 afrodite oldpussy pamplona poopypan verymuch katyusha skydive1
fiveiron stargirl fordfocus baseball11 welcomes jawbreak buster88 walter34 penchair horizon1 painters thecure1 graphite adrianna1 dumbfuck aldebaran knopfler
dopamine douchebag rossigno scarlets nuggets1 ibelieve akinfeev youngman falcon69 clothing qwerty09 doggy123 vader123 silkeborg krakatoa kgvebmqy pensacol
snowstor goldenboy orange11 g0dz1ll4 chester3 sanction hotshot1 jesuschris motdepass fietsbel bloomers pookster milkmaid rustyboy terrell1 epsilon1 lillian1
shinchan fuckuall mamasboy purple69 felicidade shopping1 1gandalf ezequiel ringwood parliame jackmeof juvis123 boing747 9z5ve9rrcz icewater charleston
moparman christo1 vinicius tigerfan joshua99 jackfrost imagination ssbt8ae2 barabash ghtlfntkm gentleman shadow10 qwerty789 richard8 lostboys jesus4me
richard4 kolawole damilola paranoya holiness happyness methodma supercop a8kd47v5 polly123 hoyasaxa 1digital matthew0 2468013579 vaffanculo pass1wor 999666333
freedom8 777555333 lubimaya 123456789j 159951159 159357123 alina1995 mustang67 wisteria jhnjgtl12 98766789 arxangel 87062134 creativ1 malyshka fuckthemall
kryptonite genesis2 romance1 ofcourse latenite 789456123a milliona 61808861 57699434 change12 55495746 jimbo123 19372846 19380018 cutlass1 craig123 51502112
19822891 46466452 standing 19855891 nikolaevna nokia6131 hoosier1 contrasena gonzo123 gfhfvgfvgfv 1crystal sofaking kwiatuszek marzipan corrigan valeria1
0123654789 alltheway countess maasikas wildchil fredonia earlgrey gtnhjczy matrix123 12monkeys nokia6500 59382113kevinp coorslit confetti password! vova1994
english1 bondra12 zpflhjn1 jasmine3 arsenal0 marmalade blooming luansantana control2 tarragon mama1964 diamond4 music101 guybrush katiebug pimphard frontosa
silverstone clockwor skyeseth chaparra northside jumpshot wintermu 1chester monarchs ciccione beckham23 hornets1 alex1971 delerium manageme connor11 caseyboy
cbljhjdf redsox20 tttttt99 haustool pantera6 journey1 9988776655 writerspace xiaoyua123 justice2 venomous strikers dearborn scorpius boundary bpgjldsgjldthnf
gamemaster taylor11 shameles ladylove sniffles eintritt talavera jnrhjqcz jessica3 cookbook bradbury endeavor undernet sasha777 anna2002 kanmax1994 thunder0
easypass supermom coloring candance qwerty32 123654789a shampoo1 greenhouse yfxfkmybr tsunami1 fktrcttdf yasacrac happyhap hammer11 rolltide1 compaq123
subzero1 ybrbnjcbr wagoneer danniash portishead alex1981 redcar27 thomas21 hammer12 cosmo123 mornings burltree vwpassat jack5225 cougars1 burlpony blackhorse
katemoss platonic 1christi alex1975 macedonia science1 cartagen picture1 sparkle1 service321 christi1 cleaners guillermo iraffert dtcyeirf 1234567890p
cooper11 alcoholi savchenko chelsea5 lllooottt ilovedick sweetpus cookie13 rfnthbyf1988 angus123 blockbus samsung9 skinnass sexybeas wasdwasd1 1qa2ws3ed4rf5tg
ashley19 vanburen pokerman trfnthby georgia2 stoppedb qwertyuiop12345 miniclip kiersten preserve cabbages 1234567890o liudmila nhfycajhvths masiania songline
spacebal smokewee dragonla andy2000 massive1 sharlene suckmy1k passat99 nastya1996 stratcat daffyduck baldeagl kerberos shibainu cqub6553 phenmarr roma1990
diamond0 girls4me fruitcake dianochka adalbert mushrooms plhy6hql 2wsx4rfv cameron0 oleg1996 abercrombie sharipov bouboule hollister1 adelante cecilia1
onetwo12 ojp123456 msorcloledbr neveraga 1mercede chessmas stickdaddy77 kvartira 7654321a lollol123 qwaszxedc vfhbyfvfhbyf engineering misha1111 junior13
shannon2 fuckmylife exorcist cheeseburger sekirarr orion123 laketaho jazz1234 foundation gandalf7 gigantic brett123 br1ttany dartmouth surfboard rfpfyjdf
institut bigboy11 mayflower ummagumma punter12 grossman irina1991 pandemonium berlingo cherrypi 1montana lohotron chicklet asdfgh123456 stepside ikmvw103
trillium maximize thepower thugstools hockey13 livefree rosenrot muffin11 artem1992 andrey1992 sheldon1 passpage nikita99 fubar123 eight888 express2 violentj
2ykn5ccf spartan11 brenda69 jackiech houghton capitano vika1995 adjuster 89032073168 denis1984 2000jeep weetabix greetings panther8 h9iymxmc kalambur 12213443
racecar02 jeffrey4 encounter purgator troutbum potsmoke pureevil dragonage 4seasons hockey14 12758698 yeahright blademan jeffhardy stanisla forzaroma blackwoo
fengshui 1qaz0okm newmoney pimpin69 anonymer cherry12 diablo23 jgtxzbhr breadfan juancarlos stratus1 love5683 kinsella happytim lambert1 cbljhtyrj economia
avogadro 1vampire frontline spanners queequeg joseph11 8seconds cumberla heather9 difference anthony8 burton12 crystal0 consulta miller01 cthulhu1 dukenuke
hatebree welcome01 middleto loveland phoenix5 dylandog lauren12 byrjuybnj enhanced stillers smallvill 123456rrr phoenix0 ironcity kasperok password22 matthew6
spotligh bujhm123 tommycat guitar11 compass1 jack2000 littleminge xxx12345 littlefuck stthomas karolinka camneely qwertyu123 brandon00 munson15 passssap
z3cn2erv baggio10 copernic analysis 123456789asd orange88 pablo123 grinding uptheass mattylad10 stainless 13467985 f1f2f3f4 fm12mn12 gerasimova burrito1
baldeagle forgetme 5element ooicu812 10293847qp minicooper vthrehbq boredboi4u filatova barmalei roseline fourkids naumenko bangbros pornclub euclid90
warrior3 patatina mankind1 peugeot406 rmracing cunthole jaguarxj spritzer whitecat money100 yfhrjnbrb 9085603566 6yhn7ujm specialinsta newblood chingada
volunteer boobies2 133andre ilovelucy success2 artefact kkkkkkk1 nikolay9 emilyann fkrjujkbr teamomuch david777 enron714 starfleet neverman doctorwh trinity7
seatleon snakebit toasters bleacher humanity darkseed warhorse michael123 presidente 34erdfcv dimanche repmvbyf michaeljackson icequeen valerian birthday26
lbvekmrf bryan123 crackpot schreibe 1andonly apollo12 aa123456789 passover 12345678d deadmau5 kilowatt happyface filmstar andrew17 advantage bakesale justlook
cbarkley bloodred birdbath nfkbcvfy hardc0re killerbee pitcher1 justonce dakota99 vespucci outside1 puertori teamlosi porol777 empire11 20091989q webuivalidat
lakers08 trigger2 horndogg palermo1 dasha2010 rockhopper silver77 eriksson 1234567887654321 8096468644q 770129ji supercat tema1234 1234567892000 qazqaz123
rattrace miller12 indiana7 patch123 welcome5 9hotpoin assmonke money1234 connolly dannym88 lover123 worldnet julemand s12345678 pissword woodchuc hotchkis
packers2 bananana kalender kalamazoo penguin8 awo8rx3wa8t ilovemyfamily weihnachtsbau pudding1 luckystr jahbless surrende 1panties bigasses ghjuhfvbcn
lynnette asshole123 muchacha santana5 testdrive dracula1 savannah1 satisfaction pokemon00 1iiiiiii jordan20 014702580369 15253545 manifold 15975312 marmaris
london123 thesims3 afrika2002 fairless 2children qqqqwwww oldskool syndicat parker01 bri5kev6 wartburg yelena03 madinina highway1 uhfdbwfgf tapestry buhjvfybz
qaz123wsx456 bobbybob falloutboy manning18 ihateyou1 fallengun montblanc rooney10 roadrage rhfvfnjhcr expresso dmfxhkju imaloser michell1 silver22 lockedup
monica01 sassycat dsobwick ctrhtnyj rhfcyjzhcr aaaassss momanddad settings zipdrive telescop elephant1 greatman ukqmwhj6 nopasaran kobayash cfiekmrf megan123
jamesdea porosenok stunner1 lollol12 bernadette 2278124q 123456789qwer alex1983 glowworm mallards bluedevil explorer1 lachesis alex1982 airborn1 captaink
watchout aaaa1122 providian aregdone play2win artcast2 thunder6 kamelia2011 caleb123 wretched chevalier indonesi tgkbxfgy hijodeputa good4now tolkien1
132forever s1s2s3s4 lolkin09 48n25rcc djtiesto 111222333444555 coolbree yamaha12 catapult starwood deadsoul johansen monrovia madarchod barbarossa tenorsax
44e3ebda trafalga heather7 serafima favorite4 havefun1 nosredna jlettier borracho sweet666 rollrock jackson6 macross1 ousooner 9085084232 123qwaszx firedept
sagittarius jackfros 123456789000 cookie11 systemofadown martin01 silver01 darthmaul vladimirovna uthvfybz nicole01 v123456789 hilliard network2 keepsake
flyers99 julietta preludes riogrand avalon11 lovejone porsche2 qwerty100 chamberl bluedog1 andrew23 summer22 musiclover beardog1 libertin bigberth jockstra
cuyahoga nastya123 default1 brillo021 bomberman guitar69 latching ninja123 qwertasd alex1976 cunningh gladbach marillion mike2000 muffinman freeclus
kudos4ever clitring sexiness blumpkin escaflowne pentable lommerse coffee11 lkjhgfdsazx 2401pedro quintain meditation tdeir8b2 122333444455555 %e2%82%ac
messages tootsie1 yokosuka zaqxsw123 gkfdfybt cnfnbcnbrf usermane iloveyou12 babochka cookie123 julie123 curtains kamakazi gameplay tigger13 commercial
mononoke wcrfxtvgbjy bigsmall 1newlife bigwaves mama1970 shockwav codered1 victory7 gulfstre chris200 sunbanna bertuzzi begemotik destinee 123456789zz
amadeusptfcor yggdrasi el345612 f22raptor moviebuf zxcvbnm123456789 lovelady deadmoin anastacia websolutionssu 1346798520 gwendoli 1234562000 lovedick
digital2 space199 987654123 percussion serious1 824358553 794613258 nata1980 fishpond redsox19 zse45rdx matrixxx 213546879 newspape photowiz marco123
147852963 147369258 hellbound toreador 123987456 lovehurt hammer01 1234554321a alina2011 112358132 alina1994 alina1998 bobjones cressida madalena 420smoke
tinchair adidas69 krypton1 loveline cranston michaelm gbkbuhbv 76689295 sweetu70 steamforums quixotic steam181 rfcgthcrbq sexstuff rockstar1 fulhamfc carreras
quiksilv 56836803 nantucket jedimaster gfhjkm777 essential stella12 55378008 19216811 fender12 mortalkombat obsessed nudegirl palace22 lickpussy bigjuggs
sadomaso laser123 branford 19801982 banaan123 hooters6 sweeties 19821983 afghanistan 19831985 19833891 sinnfein welcome4 winner69 killerman widespread
martinet 19921993 harsingh thecount phantom3 36985214 lukas123 pakistan1 bordello madmax11 lexington willow01 19932916 fucker12 opelagila ashley24 deadfish
31359092 sasha1993 sanders2 zaq!2wsx boilerma mickey69 jackson9 alina2010 warspite bazongaz hyderabad fitzgera dipascuc 1escobar2 c0l0rad0 jacobson kki177hk
threepio victoriya emergency winston6 kl?benhavn happylife am4h39d8nh bodybuil minority 31021364 command2 lainth88 mazdamx5 colin123 qwaszx11 diesirae
woodfish pqnr67w5 odgez8j3 5gtgiaxm transits technical quackers makenzie mdmgatew superman12 slickone penhorse asdasd22 otherside honeydog proghouse frost1996
casper123 magichat greatzyo lightspe newyork2 mikejone bruiser1 prelude9 kenneth2 antichrist thinline bacteria 2dumb2live 1carolin ilikeporn blackboo
nietzsche qwerty999 marcelin fusilier yjhbkmcr united99 mainstre beano002 lincoln7 bangalor goodstuff stepashka ashcroft harley03 omnislash sasha2011 dynamics
gopinath princesit bosslady nicolette joshua11 lovegame stupid12 detective parachute sport123 collect1 charliem chimaira trrim777 thedream redsox99
goodmorning iloveyou11 tremblay newlife2 connelly chicago3 conditio alexand1 mike1969 oldfield silence1 carleton blackdra wholesale enolagay sataniv1993
sasha1994 paramount moonshot santa234 meister1 gfitymrf reggie31 august29 joshua10 akademia sympathy zorro123 nathalia redsox12 mishmash nokiae51 nyyankees
tu190022 strongbo not4u2no harlequi 1therock csyekmrf olemiss1 sunshin1 peacemaker chaplain starbase topshelf california1 symantec corcoran turntabl bulldozer
selhurst furnitur fromvermine gators96 captain2 zxcvbnma pineapple1 cannelle mko09ijn paraklast1974 hobbes12 1234567890d fatal1ty prostreet caution1 boyfriend
summer08 intubate metal123 marisela eddie666 washingto minnesotahp playboy6 speedster zemanova farmland vkfwx046 antiflag jzf7qf2e startrek1 murciela
lvbnhbtdf gogetter tanelorn killer00 nesterova rugby123 coffee12 browseui testament ralliart calgary1 vtldtltd iambigal 2hot4you brentwoo palladin ilovetits
venture1 dragon19 landscape brandon8 bg6njokf satchel1 khongbiet critter1 partridg ginger69 anthony4 spinnake chinadol nipples1 sixflags parkhead breakdance
fidodido yuitre12 artem1995 gayathri nondriversig monoxide alex1998 boating1 newpassw movies23 kamikazi breakout cowboys0 corsair1 kingshit hotdog12 h200svrm
rhtyltkm chris999 vaz21074 simferopol britania tanyshka 123qwerty123 process1 dragon05 fortknox necronomicon thresher stockpor juanpabl roleplay subscriber
magical1 a1s2d3f4g5h6 crossman bismilah guitar01 santana1 monkey14 animalsex pfqxtyjr silverch litespee nirvana9 peyton18 warhamer minotavr bushwack madrigal
football123 fufnfrhbcnb hfpldfnhb chipmonk clermont vbhjh123 gemini12 doodlebu rockwood chuluthu emotions cdtnkzxjr pookie11 tremendo constantin welcome0
peewee51 legends1 freeway1 teenfuck darkfire hunt0802 buffy1ma 671fsa75yt burrfoot alina2006 charlize atalanta summer02 midiland demetriu freakboy radio123
quicksand jasmine9 chicago9 bugssgub samuraix jackie01 pimpjuic willyboy fynjyjdf privet123 blueroom alex1989 bringiton kareltje ow8jtcs8t goniners
destruction countryb 24688642 covingto 24861793 beyblade needajob kbpfdtnf bond9007 gabriel12 stormbri love4eve fenomeno darknite dragstar milfhunter
ma123123123 ghislain enrique1 ferien12 natalie2 reglisse rosebud7 hibernian roykeane mamatata blowjob69 fhbyjxrf hackedit h397pnvr robert23 godflesh septiembr
zhongguo panther9 bigjohn1 vehvfycr fire1234 imperato gungadin olivier1 chinaski toadfrog westover august20 automati squirtle positano llebpmac prokuror
cheaters pussygal visionar chicken6 rfybreks vitalogy gorbunov letmein5 harley20 stinker1 welcome7 jimmypag anastaci pfhfnecnhf campus100 vikings2 rangerover
peresvet choirboy skyblue1 goodlove dfkmltvfh zxcv4321 pasword1 nhfrnjhbcn nemesis2 ingenier knothead energy12 alena123 robert19 orange22 murphy11 heather4
charisse 987654321g boxster1 colegiata carwash1 bowling3 fylhtq123 pickwick bubblebox bunnies1 hardwick stanhope slipper1 xtutdfhf zxcvbasdfg 1pumpkin
phantom7 superpower swordsma wonderbr slagelse twothree boston11 fynjy123 ballsdeep bobbyorr alphasig august10 problemas goirish1 boobear1 rabbit69 alexsander
chantal1 greenpea diablo69 alex2009 bergen09 petticoa vlad2011 kamakiri lucidity 99ranger estoppel volvos60 carter80 200190ru shadow23 flagpole shocker1
chisholm souschef lopotok01 ovaltine ntktgepbr ronaldo99 z1x2c3v4b5n6m7 iceman44 vengeance chris100 clearwat hortense ethereal boogyman konoplya chester8
scooter5 ghjgfufylf 18n28n24a coasters nautical ringo123 sex4free johnny12 reddevils dillinge hyperlit wallace2 vitamine arsenal7 nokia5610 fyfnjkmtdbx
kulikova maddog01 timoshka desdemon chesters patrick5 aikman08 understand nyranger 36169544 foxmulder shashank scurlock aspirina 19891959 45678912 kemerovo
19841989 netware1 19801984 nicole123 19761977 51501984 montella peachfuz cypress1 55443322 bandicoot statistika great123 67899876 bobsmith hillary1 78978978
lzlzdfcz bloodlust shadow00 freehold 88887777 91328378 matthew4 mnemonic 98256518 102938475 alina2002 123123789 123456321 newmexico scubaman puffdadd
159357852 saavedra dtheyxbr theman22 212009164 nji90okm newmedia roma1995 iceman11 pimpdady 1212312121 tamplier gorillas narendra pelican1 domodedovo
1928374655 fiction6 duckpond onetwo34 gunsmith murphydo fallout1 spectre1 jabberwo sweetman redryder blackpus elena1971 danilova bobo1234 roseanne bobbobbo
jesusgod musical1 darkmage organist hawkwood sexaddict archimed beaulieu lindalou springsteen 111zzzzz ghjatccjh wethepeople m123456789 maclaren bulldog5
mroesel sissinit 123ewqasd miruvor79 bandit11 arsenal9 miatamx5 1trouble strip4me sexyred1 rjdfktdf google10 shortman crystal7 awesome123 birthday28 diabolik
boomer12 bluewate hockey123 blueboys willy123 cobra777 llabesab vicelord gerryber freak8yj redrobin itsasecret bluelight mountai1 bongwater pepper14 fordgt40
raider12 hallelujah hunnybun tuffgong gymnast1 butter11 wapbbs1 dandelio soccer77 ghjnbdjcnjzybt x002tp00 tatarstan whodaman brunodog technici knitting
pmtgjnbl qcxdw8ry schweden blowhard throbber collecto jacksons dbm123dm pilgrims hellhoun deadzone dethklok qq123123 williams1 c32649135 123joker spacejam
holycrap tummybed financia euroline magicone ameritec daniel26 kingpins dima1991 spencer5 cassiope lilcrowe thecakeisalie vbhjndjhtw vthokies sophie01
locutus1 daddysgirl irondesk andrey12 jasmine123 vepsrfyn likesdick protozoa mosias98 taburetka blaze420 puissant charles0 aishwarya babylon6 raleigh1
access01 sparkplu daisy3112 zootsuit 1234567j rubyrose gorilla9 nightshade parallel alternativa cghfdjxybr snuggles1 vova1992 leonardo1 matthewd canadiens
1986mets metalcore mexican1 boomer22 edwards1 jordan10 blackwid drafting gemini13 dctvcjcfnm eagles11 hannah22 maks5843 fktrcfylhjdf lincoln2 gre69kik
need4speed hightech core2duo ublhjgjybrf dragon33 1autopas autopas1 15935746 daniel20 1ggggggg hardcor1 blackdragon vovanlt orochimaru hjlbntkb qwertyuiop12
paradoks frozenfish ghjuhfvvbcn fireston afhvfwtdn dreadful cochrane ontheoutside louis123 moonwalk mercury2 richelle lafrance tracksta ozzmosis ambulance
matrix19 headroom ringding 12345672000 onetwothree hockey33 nefertit morrisey tailhook bujhmbujhm felicia1 hindustan tinuviel aeroplane tuesday2 maxmotives
locksley grandkids darling1 stpiliot 14314314 paramoun car12345 furelise kalifornia vbhjckfd beast123 zcfvfzkexifz subspace extra330 sicilian gfhfyjqz
templar1 02588520 pangolin amorcito outbound fairbank advance1 yasuhiro orange01 cataract nautica1 soundwav lovebaby horsepower dragonma sonnenschein
wazzkaprivet redsox24 dontdoit dennis12 supercal demolition ouachita logistics ballsout dabl1125 gjdtkbntkm servette stauffer 13571113 13467982 12string
bluejay1 william4 sandburg connor12 sustanon corporat scorcher arsenal123 charless jeanmarc marine21 dctvgbplf privates xxxp455w0rd5 lllllll1 ooooooo1
koufax32 anastasya debugger ufkxjyjr gjlcnfdf elevation daniel10 sexkitten qwertasdfgzxcvb lewiston s9te949f dimabilan ilovetit photoshop vallarta longjump
transalp moderato littleguy magritte hawaiiguy bulldoze nichelle nemiroff saltwater virtuoso browneyes destiny7 dragonss klaipeda andranik fleshbot delights
smellyfe deutschl harley88 birthday27 papasmur vfvekmrf 12345656 weihnachtsbaum kristie1 oliphant jaroslav fktrcfylth 99strenght denis2011 stokecit aotearoa
stalker2 1bigfish mossyoak 1stunner getinnow jessejames zxc123456 cantstop 1peaches west1234 lovelace silver69 chief123 twentyon drstrang aspirant jenna123
bongtoke anna12345 wonderwoman fktif6115 1winston falcon01 mopar440 kinkysex mercede1 11234567 dishwash dolphin6 forgetmenot 2wsxxsw2 chieftai 1qwerty2
dochenka montero1 11114444 ashley10 tellurid foulball starbug1 vegasman computer12 userpass 12345qazwsx llabtoof terranova ravenlof gangsters madison4
136611gt dima3452 warrior6 football6 maksimov dima2011 dolphin5 lickpuss mcmaster crosby87 gearsofwar bakerman p1nkb178 warranty evenstar necron99 pointblank
daniel00 dinochka duckbutt belldandy mama1965 sharpie1 lauretta 1scorpio ghostrecon nosnibor emmarose ghjatccbjyfk eatadick discordi bigcock1 outrider
nick1234rem936 firewate safonova jackhammer beaversx 11012566 yesyesye player21 astra334566 soccer23 palamino skarlett deadfred cornelis cntgfyjd iloveyou22
1startre jasper01 elsalvador snakeyes nfhfctyrj yougotit voyager7 wonderla aloevera mistycat berlin1945 hzgg9umc missions toothpic diebitch quasimod lcrastes
maximill felixcat vbhjyjdf hpsalgay aksjdlasdakj89879 dominik1 margherita spartak1 blackgir martymar 0000aaaa pussylips frankzap senorita thesmith boots123
cjhjrbyf diamond8 valetudo philemon 00000000a biblioteka sup3rman fleetwood rover123 ghjnbdjufp krishna1 jonny123 101054yy ntktdbpjh1994 fjysk762 infalicall
silvergo develope kovaleva vre2nc3z percussi tennis01 vacances sallydog naruto010 applejui appraise sissy123 marinaro idontcar controll bouboune june1503
raptor01 myjdxtcxks metalhea 23wkoa0fp78dk zwt2sbzl dodobird scooby69 chevette 1private gungrave palacios suleiman marsbars erkebulan northpole birthday36
samurai7 fdfyufhl universidad tinmouse passtrader powerof3 vonsclan norsemen estefania ibragimov electronics albuquerq caballero timofeeva as5ffz17i cheburek
jackpot3 access10 lazareva q4n2jdeh vmdnygfu christoph hackaren robertos reptymrf bigboy40 guitarhero hellboun ferrarif valiant1 nokian82 tortilla artem1994
artem1991 zxcvbnm1234 fatima753357 radar123 telegrap getitnow bernie51 astronom bigbrother panthera redhat50 scuba123 longfell pratibha denis1987 guitarist
navigation uhtvkby17 quarters watchers nthvbyfnjh2 algebra1 lbnjgtmp user1122 samson12 positron allah786 pjkmabhz e2fq7fzj fiction9 superbob indurain asdqwe12
bollock1 terrorist islamabad sixpence merlin10 rockster bluegreen readynow porridge lacrosse1 garcia12 prolinea rfhvfyftd sportsmen c7e4f8ezqh probably
kalle123 holywood asuncion 112233qq fuckyour dogmatic stas1992 sharon12 dkfcntkby footloos rjkjrjkmxbr angelfac maggie01 starwars123 assfuck1 myspace2
libertas lovecraft 123vv123 moneybags elevatio farmhous gthcjyfk zolushka2 66mustang bulldog8 sveto4ka jackass2 duckhead dragonman jordan00 lada2110
birthday133 bruxelle dirtycunt jizzeater lobster2 naughtya tvmarcia seattle7 asdf0987 voodoo69 danechka super412 irongoat robert00 rattlesnake howareyo
takefive wonderwa reinhold megafon77 w3e4r5t6 lovegirls takecare ilovefee southwest protecti mansfield vaz21083 belladonna ardennes porsche8 152geczn trek5200
gamer123 goodnight francis2 george123 sarakawa farragut nimajneb hangtime jeannett storm123 dallas88 xcatxca panther7 golgotha sondheim acidbath 6215mila6215
likethis girasole lizardki shantell maveric1 seniseviyor 5unshine introubl chris198 jobsearch fitzgerald bmvm3e46gtr hejsan123 galatasa jordan98 gotribe1
woodbury joshua23 bonanza1 pinklady 1florida gunnison blackadder trickster dallas33 balerina ethan123 overseas newpass2 jeffbeck beckham1 2606642yra assfucker
piledriv capucine lampard8 mahoomar iloveyou143 multisca valentinka rashley198 chester9 shit1234 maisuradze xsw2zaq1 2008m2009 leather9 butthea1 sasha111
ichiro51 august19 daniel69 specialp tanlines kensington sonic593 maggie10 zaq12wsxcde3 accounta password88 animales oskar123 oliver99 beastman goodboy1
sorpresa anytimetoday sombrero shebadog diagonal fgjkbyfhbz whenever happiest armchair alberta1 johnboy1 letmein123 shadowrun genius123 chinchilla hockey77
andrew69 greybear goofy123 smooth15 othello1 harvest1 pass1821 1q3e5t7u9o haguenau roskilde herbert0 pol123456 fickdich versace1 bananaman murasaki santande
splendor cupcakes musicbox k9vvos0a masha2011 ronaldo123 evanston soccer01 iamawesome kalamata katushka atherton chipotle anointed jokerman fuckstic tropicana
greekboy sergeevich smurfett realhard diamond9 access16 golfer69 banjoman t1234567 paycheck1 kamchatka rajendra calvin12 specialist bill2455 bluntman badgers1
blitzkrieg ubvyfcnbrf bushmaster blah1234 pilipenko skidmore reymysterio bbwlover go4broke 00948230 minarets hjvfirf1 lera2000 123456zzz tr2amp25 nathanae
popochka decision kelloggs rekmubyf flowers2 joshua123 sargeant jhonatan puckhead ridgeway motera15 worldwide backhome candyfinger stayrude akvarium wamozart
starscream patricia1 deathblo lakerfan working1 boxsters politika jerry123 stephen2 thesimpsons born2run sanek123 vandread gurpreet passwordd redbird1
michaelp greatnes mariamar beatles6 mascitti thegreat1 gohogsgo aaa123aaa arthur69 thunder12 chinatown airjorda dtybfvby wheeling sexsites wwwooo1234 siddhart
yolanda1 sparky69 rajkumar a1111111 lena2011 rock1234 talented hammerhead katebush greenwav kozanostra minimax1 loveme12 rainforest missydog rocinant
1234567890l kazakhstan mccallum barrett1 bailbond waylande marinochka inventor artemartem jeremias sahtm069 polyakova maintenance raptors1 schnitzel love12345
carnaval danziger vladivostok azsxdc123 1raiders sqloledb battlestar yfcnhjtybt vitalik123 scooter3 gjhjlfcjqrb underwea qaz26101778 sutvsc5ysaa candyeater
jammygirl littleslut overmars timothy2 carlsber makayla1 7samurai starcraft2 beergood m1m2m3m4 love777321777 corratec sniper123 mjbnbna1 rational yoshimitsu
max12345 smuggler masha2010 eventlog oliver01 vfif1986 activation sixtysix citbanna anton1992 podiatry bathgate kyleregn 192837465q gfhfdjpbr 789456123q
voronova 123456789aaa kopa1994 nastya1997 cnthdjxrf daniel19 4815162342lf tigger22 nepbr2009 optiques rahul123 prince55 sdh686drth snh4life w74156900 marijane
pfqwtd27121988 zxcvbn3215 rjhjdf777 jackfrui cnfc35762209 allahuakbar hassagjs iceman22 andrew00 lampshade forestry dragon06 123234345 123258789 fernando1
gostosao ilovesam alina2000 ineedsex master32 starwars3 lena1234 12101492 fournier denis1983 den040791 restart1 147963258 liberdade bigpimpn cowsrule ireland3
texasboy copperfi bmfc2353 maggie99 puppy123 zxcvqwer 222222000 roma2010 carmelit ctdthysq eghfdktybt gordienko raven666 383295502 howareyou nokia5700
bmwpower barnhart 451236789 741963852 secret00 optional 789951123 adidas99 adidas23 redlover monster123 consult1 9731553197 serafina lufthans 1jasmine
philadel abuelita fuckthroat saturnin santafe1 italias1 newport2 sammie01 palladium kennedy12 987321654 plasticp cosmetic galactica master66 rt3460014
bigkahun torpedo1 gateway0 annemarie cbr600f2 schroder ss6z2sw6lu caledoni azerbaycan sportsca 30seconds ktjynsq40147 haha1234 1a2a3a4a5a6a 1324354657
astronaut neurosis luckyday thebrain zxcvbnmmnbvcxz limonade bratpack 1994200414 a2345678 2143658709 fivekids bvncnbnvvbn elatesy gundamwing charles4 headspin
special7 snoopy13 rocket01 phantom4 1stephen tennis22 thedude1 alina2009 footfuck angel2010 wimbledon ryebread sevenout bombarde fungible roadrace girlygirl
brentwood q123321q botschokk letmeout vtnhj2033 whoppers s1a2s3h4a5 skyhawk1 phoenix6 angelface marcuseckos lutheran longtail nicholas9 goodlord cjkytxyfz
bigfish1 florencia kardelen 1hundred batman00 anthony12 bullnuts2003 eddieboy 1magneto beeldbuis nouvelle nata1977 svtcobra iamsocool azlk2141 buffalo7
captain7 catolica artillery justin99 sweetiepie chicago23 hernando qq123321 ramcharg liz8tysiu monkey19 werty12345 angel200 artem2000 irishboy diverdow
falcon21 fuckinti theblack findaupair007 evaluate dima1983 xehrf2011 blueskies aerospac 1bigtits climber1 frostbite h0lygr41l undergroun housemusic inshallah
playboy3 limeligh carmine1 buggerme mazda123 sunflower1 alkanaft123 louise01 fucktard badhabit nicebutt research1 sitepass pederast sdicmt7seytn plutoniu
cchaiyas hobgoblin paper123 baseball21 okk34125 d36rkqdff bullshit1 tasha123 anna1998 longhaul annabella chiquito 7elephant vadim1995 mixmaster ak471996
assorted littlefo thumper2 sylviahans tdfqugl5 bluegrass george69 progressive castilla suckmydic pavel123 rosalita bloodhou porshe911 gibralta paragon1
nelson11 freejack rulezzzz martin21 addition diya2003 bigtimer iwillwin kukuruku ncc1701 george99 shadwell passwurd katrinka canarias 1hardcor apollo17
bodensee faithless thug4life gizmodog alex1992 andrew33 blizzard1 julia666 greenber spionkop rhbdtnrf rebecca9 anakin99 getsome1 gtnheirf bigwilli broadban
patricks doc0815 barchett catullus gizmocat vincente fuckher1 cumstain fanta123 123happy vegetabl 1qaz2wsx3 rjvfhjdf dogbones dreamonline 89057003343 fishing4
liberty9 mironenko elmhurst kfrhbvjpf gosselin popcorn2 electro1 wordpass1 carrera1 carolin1 carolynn blacklabel gjyjvfhtdf plhfdcndeq slackers svensps820
hightide angelfir gtynfujy ranger66 1mountai iddqd890 1special olliedog iluvatar andrea10 pogosyan winstonone rodionov antonino qwertyui1 dragon44 monkey42
23843dima takethat ranger82 sweetboy m0ntlure paperman blackand yankee23 darkroom 1service debtfree iforgoti cherokee1 dragon35 fafyfcmtd general2 cruzeiro
pointbreak ziggydog alex1993 restrict lalala123 supermod anna1979 dreamteam fkbyf123 joshua04 buzzard1 visiting triathlon jackson4 mindspri superuse tomcruis
nzceg251 pibzk431 m0nkeyb0 danknugs mclarenf hocuspocus drugfree edinorog zmpimeje 12andriy14 boonedog alex8899 ch3ch2oh sixstrin nagshead casillas donatella
kottayam e6pz84qfcj sandusky brazilia reset123 wtsfjmi7 gfhfktkjuhfv 123vvv123 parol12345 maggie123 onimusha underwater podstava barriste baseball10 twinpeaks
squiggle ytrewq11 seaquest eminem11 z1x2c3v4b5n6 flannery hockey30 pimpdogg kingring shelbygt500 smokey22 rakkasan kerplunk 872rlcfo slaphead austin97
beasties blossoms balabama bigmac12 facelift dmiller12as goodnigh maelstro coolidge creditca slayer123 caliburn labyrinth marine12 89181502334 gremlin1
altamira erotica1 bulldog3 telecom1 crazyhor diehard1 entertainment lantern1 anna1992 bujhtdbx qazwsx123456 nightmare1 elena1975 gfhjkmrf copperco wsbadmin
olga1991 06251106 ramtough michael13 cristobal souleater whitlock gurumayi charizard secret99 crepusculo badboys2 rockandroll nsnabh76 epidemia one23456
fairytail fantasy8 frankzappa helpme96 andrew21 jazzmine ballin23 abcabc55 caesar12 penwindo goldstei ad12345678 slapnutz salomon1 avionics jedidiah murcielag
sierra12 fordfocu fourtrax sexypass james777 lindsay2 greencat boeing747 chupakabra lytdybrbdfvgbhf fortyone lukester gypsydog morpass montreux foreveryoung
bigballer carmen00 rdq5ww4x greengre fox12345 leveller face2face jorge123 050605rostik alena1992 01470258 santorini vika12345 matthew10 marksman happycat
druhay17 snapple1 gateway6 000999888 vesuvius connecto qsefthuko daywalke alouette denise01 360moden mech6666 safronova 2w93jpa4 fernwood grandmas artem1998
yessongs boogers1 footballs pyfrjvcndj omytvc15 goodguys astrolog rabbit12 cameron6 420842084208555 chiemsee library1 duffydog richardo 19960610ilja belmondo
lucydog1 fuckstick hjvfynbr eyesonly artur123 navillus babe1987 cgzfrhuf element2 dominoes 1voyager chimera1 certified telefon1 ltybc123 djljghjdjl hennepin
multipass alphabravo cochabamb playstatio maksimuss ipo54tj45uy856 bergeron jones123 kobebrya 89063032220m acca3344 jazmine1 chloedog dakota11 s123456s
vadim1996 uxmdzi4o ashley22 charles7 spearman stalingr rosie123 vfhbz007 5858855abc sunglasses berl1952 aznpride hand2000 yfhrjvfy bearboon winter98
7410258963 nesterenko sanmarco pebbles2 fdnjhbpfwbz simonsays kerstin1 freesex1 3616615a winston9 fcnfkfdbcnf civilization juicebox un4given farmvill silver21
dauntivi oliver123 greenguy scrubber diablo123 benno007 89semtsriuty bailey99 illusions karupspc chinadoll tabryant tigger10 dogmatix tzeentch zippo123
budlight1 espinoza megabass 917190qq rebbecca earnhart qazxsw22 chicken4 august30 badboy123 killer45 copyright jesusfreak millioner tompetty thirteen13
babylon1 kristofer diana2002 123123qw blackwell financial supermac retraite tottenham1 arbuckle bigbear1 ybrjkftdf voyager6 gatorfan fritolay flatboat
louisvil calypso1 ferrari4 q12we34r idontknow1 football7 glastron cowboys3 rutledge bigsmurf norwich1 badiman28200 a3930571 metaphor ujyxfhjdf franklyn
cameron9 cmigtvo7 providia lovesazz aleister santander loserkid blackwol mazdamx3 arsenal14 zexts364325 tiffanys filippov gooliner unleashed vlad2010 afterglo
123ewqasdcxz snakepit angel100 fuckoff666 success7 h72sfibbnl mutt22pu ripken08 shoeless merzario charlie111 bdfyjdyf lineage123 isthebest rathbone westpoin
heimlich arguments bravo123 stooges3 denis1989 jenn1fer hammer00 golfer20 therocks brandon5 nhbujyjvtnhbz hellsbel edwardcullen hughjass kittyhaw passwort1
schultz1 marina15 gofsu338 weakness upyachka sleeper1 derelict charlied michaelt brooklin grandkid noonehackme andrews1 sasuke123 badstuff cigarette
waterfalls psycho78 princess2 mercedez trickste superdut blacksonblon warhawks fifa2000 cocklover tarantula 15541632 grimreaper devastator ubnkthrfgen
123456789* clubbing reality5 freakdog 15161718 rassilon sgegukbm shakazul pantera2 privetik juliana1 sandra11 ultimatum sanderso maiden666 burritos rangersf
winter09 baroness kukaracha frederico amaranta freemind 1hhhhhhh gopackgo branston lothlorien susubaby cartoon1 manzey20 hendrix2 george10 armyofon shitfire
taylor10 boulevar toptotty freemont dfhrhfan permanent polniypizdec1102 gilbert2707 maldonad vfvjxrf1 alkogolik star6767 sensitiv vindiesel suffering dylan123
alejandro1 1maveric georgie1 fenerbahc sheffwed alex1980 200411 neepodchehyl amc20277 kaitlyn1 reading1 shoehorn goredsox jeffwsb1 belgarat namrepus chamorro
1gabriel wilkinso mustikka qaz123qaz flanker7 constanta sandhill 89132664230 chipchop drusilla turntable blowjob6 e214fre21 qwe123321 mama1960 ybrjkfq1
123456zxcvbn retriver parola12 twinstar 1billion thegreek dragon18 tspeter1 salamanc goodfella go4itnow blacktie jasmine0 toblerone artur4ik happy200 teacher2
gobucks1 dienstag 22360679 football10 chowmein srawrats sweetdreams irina1989 ghtdtlvtldtl mazatlan truelies hulahoop ellswort thundercat indobokep nightcra
rocket12 winston3 salohcin 12345677654321 1w2e3r4t espiritu zxc123qwe peaches3 gregster genetics honda2000 dragonforce 22228888 nfgbpltwq fuckersss naruto99
scaffold runner12 kittycat1 maranath aa111111 pumpitup butterbe 80camaro 22224444 12345love asdfvcxz ichiban1 killer22 baldwin1 pfchfyrf charles9
alpha135792468 blondie2 02143006 african1 burgerki bj200ex1 vfvfnfyz astrodog nthk12345 seadoo96 gmcjimmy galapago december2 boston99 betty123 coco1234
newyork0 prowler1 starshin westfiel gunner01 kabouter pernilla sarah200 silentbo shadow20 redpoint akira123 greenlea b0nehead sunshine69 sandi1172 aeroflot
rjpkjljq predator1 zerohour westside1 hd764nw5d7e1vbv qwqw1212 royjones bacchus1 moon1234 amoureux jrracing freesurf firewalk nobunaga cavaliers tothetop
o1l2e3g4 palladio fyfcnfcbz1 please12 dexter12 gorbunova lisalove berkshir w1w2w3w4w5 taylormade giancarl hispanic 66mustan number10 typhoon1 seabrook
kinshasa august21 dtynbkznjh winter07 70780070780 chester123 arrogant girlfrie huckster tractor1 cervantes casper13 12345678l superbik jellyman umisushi
iceman01 schnitze champion1 iverson1 firstaid sensible 1brother knucklehead harringt eagles22 jasonlee robert71 ruggiero chantelle falkland switcher richard5
aezakmi123 wingtsun incident randyman naughty2 prostotak lastcall fafyfcbq applejuice abbeyroa schnucki coverall wikinger 7777777f dbnfkbyf malmstee rtyu4567
charlotte1 hfcnbirf pljhjdmt 89614774181 dickens1 schedule sandra69 banana69 grayson1 brown123 slainte6 citabria jhendrix leopard1 ke12fe13 pingeye2 poopster
dentista schnuffe smile101 syndrome yankees23 brandonn football5 simonova dragon17 wannasee zheng2568 iskandar silentium rfkbajhybz njkmznnb lollipop1
babybird villegas thankful yesplease nicole69 1qwerty7 km83wa00 123123asd ultracash riverman ilikeike montana2 fuzzbutt bangcock neuroman superstr gateway7
noway123 stanthem x123456x jktrcfylh teddybeer trannies lovegood august28 scooter8 funforme redlabel imjakie123 ilovebri lizzy123 tendulkar outkast1 nicaragu
olga1234 stephanie1 lucille1 catriona wildcat7 saiyajin system58 corporation harleyma cruising swimbike w1408776w 33331111 33445566 psycho72 pepperon
userexecute uniqueness bulldog6 oliver12 chouette richardc volvofh12 pinocchio godzils4s7 turnbull greenwic bigdawg1 blaster2 summer09 spesional moisture
claddagh october31 natasha5 fuckyoua nhatrang joeyjojo vgy78uhb worr3619 habbo123 petrushka 3children kokopell antwerp1 ivan1996 gerasimov ivanivanov phantom0
twinkies n1a2t3a4 1blaster superdave allybong horseshit dbrecmrf charter1 sawblade 41513042 papichulo 80361665abc emirates shelbygt cumsalot bigmoose
lifeguard 19888891 kabanchik scandisk ginger99 klubnichka ginger01 carlos68 lucciano blueprint fixitman morning1 babalola 19861987 mango123 sadiemae sam12345
twelve12 sammysos raiders0 russell7 annelise harbinger nickster 20162016up matthewj sallyann maricopa domingue jackasss forestman 7777777q 1cracker college2
poptart1 vjqfyutk jitendra biologia sadie123 technician schroeder rubberduck marshall1 josephphone7 jamaican calloway freyfvfnfnf 45683968 hottsexx zcgihlke
nicelegs scamper1 jjohnson nascar08 einstien funnycar rutabaga 0l8kchek voodoo22 bristolc whoareyo sasuke12 19811983 thetford semperfi1 arequipa macavity
johnpass ranger10 cancer69 trekstar clubcapt michaele 69mustan blacksheep as12az23 misiaczek1 belzagor castings 19688691 vicious1 8218yxfz rushhour nekromant
textbook justmine hellowor nizmo400r amanda96 vidaloca woodbine voldemor juttu123 nikegolf vespa123 qualcomm slammer1 kirillov gateway5 kiseleva sladkaya
starchil american1 carlos10 sandrita miami123 valera123 faustino hardkore a789456123 adrenolin robertson vfrcbvtyrj serpent1 novosibirsk vfhxtyrj cranberry
1success penguin6 sex4ever 19thhole platinum1 recorder 80972694711 silvermo 0123698745 trotter1 larryboy legendar konovalova geranium russian6 incorrect
sahtm131 certclas evillive blitzkri 56259090 ranger13 villeneuve rosalina rasberry robert24 aaabbbccc frodobag krasavchik vintage1 krishnan doorbell eric1132
asianlov mohinder gracchus agnostic qwerty56 wedding1 stockholm timezone threeday goliath1 olga1979 12345qwert7 bubba111 cougar11 newberry mcfarlan patches2
66778899 madruga2 luisfigo rachel01 purple77 tungdom6 rundll32 bassmaster moneysho frogface tadpole1 gjkjdbyrf bellaire carnivor tylerca310 marcs1997 quietman
bulldogs1 71727374 pauline1 underage poopdick harryhoo 74125896 fishfinger 5345321aa bettina1 adm15575 dietpeps bmx4life melissas 9874563210 enchante winter13
michigan1 78789898 dogmeat1 peanutbu gthtrfnbgjkt 1122qqww montydog fantasie alvarito t5r4e3w2q1 marlene1 sasitare aa123456s vtlbwbyf crazyhorse sahtm038
explosiv dunnowho89 jamessss moschino oleaut32 foolish1 maks1995 viggen37 guerilla stevens1 toolman1 autobody november1 12q34w56e mdmsii64 apppatch gooner01
packages irishlad netnovel configuratio mdmnttd2 mdmgl004 santamaria sahtm082 compiling msoracle32re patrick4 pilchard britanni passwordassword pussy420
component mdmnis1u andrea00 hongfund canfield onlylove babygirl2 utyyflmtdyf vika1234 1yankees lionhart afternoon sacoremsg boxerdog martin19 sasha1991
mustang66 mcmillan qweasdzxc12 andrea69 morales1 puregold zergling deniska1 setupenu2 jaws1221 interrupt pass2012 bujinkan batman22 nokia1600 nightfall
pitmans4 communic arcadia1 absolut1 deltatau boy1cool23 melvin69 sizinici ronaldinho10 12601196 oleg1985 navisite suckme69 ckjytyjr gbpltw147 jktujdbx
4solomon sasha1998 minntwin vinogradov 4p9f8nja podvinsev demchenko shopmenu 12378945 sillyman kosmonavt 91929394 jackruss 12345543 77sunset america7 aaurafmf
killer21 roma1996 abcd123456 exciting 12341231 hobbiton bhrh0h2oof6xbqjeh voxstrange ka12rm12 193570356033 catskill 87654321vv hummer99 snappers buddy111
bass1234 12141618 dimazarya
`
    .trim()
    .split(/\s+/),
);
