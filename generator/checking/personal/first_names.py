"""First names that many people in the Netherlands have, and that are no other words: enough to know a full name by."""

from __future__ import annotations

from typing import Final

from generator.checking.personal.words import words

FIRST_NAMES: Final = words(
    """aad aart abdul adriaan adrie ahmed albert alie alice amina amir anja anna anne anneke annelies annemarie annie ans
    anton antoon arend ari arie astrid aukje barbara bart bas beatrix bep bernard bert betsy betty bianca bram brigitte
    carla carolien cees chantal charlotte chris christiaan christina claudia cor corrie cornelia cornelis daan danielle
    david debby dennis diana dick dirk dinie dora edith eduard edwin elisabeth ellen elly els elsje emma emmy erik erika
    ernst esther eva evelien evert fatima femke fenna ferdinand fleur floor floris frank frans fred frederik freek frits
    geert geertje gerard gerda gerrit gijs gijsbert greet greetje grietje guus hanna hanneke hannie hans harm harrie harry
    hassan heleen helena hendrik hendrika henk hennie henny herman hilda hugo ibrahim ilse ineke inge ingrid irene irma
    jaap jacob jacqueline jacques jan janneke jannie jans jantje jasper jelle jenny jeroen jo joanna job johan johanna
    johannes john joke jolanda joop joost jopie joris jos josé joyce julia jurgen karel karin karla katja kees khadija
    klaas koen koos laura leen leendert lenie lenny leo lia lianne lies liesbeth lieke linda lisa loes louis louise lucas
    lucia lucie maaike maarten machteld manon marcel margreet margriet maria marianne marie marieke marijke marion marja marjan
    marjolein mark marleen marloes martijn martin martina mathilde maud maurits max menno merel mia michael michel mieke
    mien miep mina mirjam mohamed mohammed monique mustafa nadia nel nellie nelly nico nicole niels nienke nora olga oscar
    pascal patrick patricia paul paula paulien peter petra piet pieter pim pleun rachida ralph ria rianne richard rien rik
    rita rob robert roel roelof rolf ronald rosa rose roos rudolf ruud sabine sander sandra sara saskia sebastiaan simon
    simone sjaak sjaan sjoerd sjoukje sofie sonja sophie stefan stephanie steven susan susanne suzanne sylvia tanja teun
    theo theodora thea thijs thomas tilly tim timo tineke tinie tiny tom tonnie toos trees trijntje truus truusje ursula
    valentijn vera veronica victor vincent wendy wies wil wilhelmina willem willemijn wilma wim wouter yvonne yusuf"""
)
"""In lower case."""
