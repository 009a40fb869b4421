package lint

import "testing"

func TestWordsAboutSomethingElseAreNoClaim(t *testing.T) {
	for text, want := range map[string]bool{
		"This post is not sponsored.":                               true,
		"Not sponsored, just a fan.":                                true,
		"I love it (not sponsored)":                                 true,
		"This isn’t a sponsored review":                             true,
		"We haven't been sponsored by anybody.":                     true,
		"It's not sponsored":                                        true,
		"This video was not sponsored":                              true,
		"I was not paid to write this.":                             true,
		"I'm not paid for this":                                     true,
		"I wasn’t paid to say nice things about the kettle.":        true,
		"We are never paid for our opinions":                        true,
		"I was not being paid to review it":                         true,
		"We’re Not Paid To Write Code":                              false,
		"We're not paid for overtime":                               false,
		"I am not paid to answer the phone at night.":               false,
		"Interns are not paid for their work":                       false,
		"The race was not sponsored by a brewery.":                  false,
		"My team isn't sponsored, so we buy our own tyres":          false,
		"You are not paid to wait":                                  false,
		"Developers aren't paid to type":                            false,
		"She was not sponsored by the bank that everybody expected": false,
	} {
		if got := claims().notSponsored.MatchString(text); got != want {
			t.Errorf("%q: %v, want %v: %q", text, got, want, claims().notSponsored.FindString(text))
		}
	}
}

func TestWordsAboutSomethingElseAreNoClaimInAnyLanguage(t *testing.T) {
	for text, want := range map[string]bool{
		"Dieser Beitrag ist nicht gesponsert.":                            true,
		"Nicht gesponsert, nur begeistert.":                               true,
		"Ich werde dafür nicht bezahlt.":                                  true,
		"Wir werden nicht für diesen Beitrag bezahlt.":                    true,
		"Wir werden nicht bezahlt, um Code zu schreiben.":                 false,
		"Das Rennen war nicht von einer Brauerei gesponsert.":             false,
		"Unbezahlte Überstunden sind üblich.":                             false,
		"Die Rechnung wurde nicht bezahlt.":                               false,
		"Der Verein wird nicht gesponsert.":                               false,
		"Cet article n’est pas sponsorisé.":                               true,
		"Article non sponsorisé":                                          true,
		"Je n’ai pas été payée pour cet avis.":                            true,
		"Nous ne sommes pas payés pour écrire du code.":                   false,
		"La course n’est pas sponsorisée par une brasserie.":              false,
		"Les stages ne sont pas rémunérés.":                               false,
		"Este artículo no está patrocinado.":                              true,
		"No es un post patrocinado":                                       true,
		"No me han pagado por esta reseña.":                               true,
		"No nos pagan por escribir código.":                               false,
		"Mi equipo no está patrocinado, así que compramos los neumáticos": false,
		"Questo articolo non è sponsorizzato.":                            true,
		"Non sponsorizzato":                                               true,
		"Non sono stata pagata per questa recensione.":                    true,
		"Non siamo pagati per scrivere codice.":                           false,
		"La gara non è sponsorizzata da un birrificio.":                   false,
		"Este artigo não é patrocinado.":                                  true,
		"Não fui pago para escrever este texto.":                          true,
		"Não somos pagos para escrever código.":                           false,
		"A corrida não é patrocinada por uma cervejaria.":                 false,
		"Dit artikel is niet gesponsord.":                                 true,
		"Ik ben niet betaald voor deze review.":                           true,
		"We worden niet betaald om code te schrijven.":                    false,
		"De wedstrijd is niet gesponsord door een brouwerij.":             false,
		"Ten wpis nie jest sponsorowany.":                                 true,
		"Nie zapłacono mi za tę recenzję.":                                true,
		"Nie płacą nam za pisanie kodu.":                                  false,
		"Bieg nie jest sponsorowany przez browar.":                        false,
		"Det här inlägget är inte sponsrat.":                              true,
		"Jag har inte fått betalt för den här recensionen.":               true,
		"Vi får inte betalt för att skriva kod.":                          false,
		"Loppet är inte sponsrat av ett bryggeri.":                        false,
		"Denne artikel er ikke sponsoreret.":                              true,
		"Vi bliver ikke betalt for at skrive kode.":                       false,
		"Løbet er ikke sponsoreret af et bryggeri.":                       false,
		"Dette innlegget er ikke sponset.":                                true,
		"Vi får ikke betalt for å skrive kode.":                           false,
		"Løpet er ikke sponset av et bryggeri.":                           false,
		"Tämä artikkeli ei ole sponsoroitu.":                              true,
		"Juoksua ei ole sponsoroinut panimo.":                             false,
		"この記事は広告ではありません。":                                                 true,
		"彼の仕事は広告ではありません。":                                                 false,
		"이 글은 광고가 아닙니다.":                                                  true,
		"그 간판은 광고가 아닙니다.":                                                 false,
		"本文不是广告。":                                                         true,
		"那块牌子不是广告。":                                                       false,
		"هذا المقال ليس إعلانا.":                                          true,
		"هذا البرنامج ليس إعلانا.":                                        false,
	} {
		if got := claims().notSponsored.MatchString(text); got != want {
			t.Errorf("%q: %v, want %v: %q", text, got, want, claims().notSponsored.FindString(text))
		}
	}
}

func TestThatOthersEarnNothingIsNoClaim(t *testing.T) {
	for text, want := range map[string]bool{
		"Wir verdienen daran nichts.":                   true,
		"Ich bekomme dafür keine Provision.":            true,
		"Dieser Beitrag enthält keine Affiliate-Links.": true,
		"Ehrenamtliche bekommen nichts.":                false,
		"Nous ne touchons aucune commission.":           true,
		"Les bénévoles ne touchent rien.":               false,
		"No ganamos nada con estos enlaces.":            true,
		"Los voluntarios no reciben nada.":              false,
		"Non riceviamo alcuna commissione.":             true,
		"I volontari non ricevono nulla.":               false,
		"Não ganhamos nada com isso.":                   true,
		"Os voluntários não recebem nada.":              false,
		"Wij ontvangen geen commissie.":                 true,
		"Vrijwilligers krijgen niets.":                  false,
		"Nie zarabiamy nic na tych linkach.":            true,
		"Wolontariusze nie zarabiają nic.":              false,
		"Vi tjänar ingenting på länkarna.":              true,
		"Eleverna får inget.":                           false,
		"Vi tjener ingenting på dette.":                 true,
		"Frivillige får intet.":                         false,
		"Emme ansaitse mitään näistä linkeistä.":        true,
		"Vapaaehtoiset eivät ansaitse mitään.":          false,
		"链接不会给我们带来任何佣金。":                                true,
		"志愿者没有任何佣金。":                                    false,
		"저희는 수수료를 받지 않습니다.":                             true,
		"자원봉사자는 수수료를 받지 않습니다.":                          false,
	} {
		if got := claims().earnsNothing.MatchString(text); got != want {
			t.Errorf("%q: %v, want %v: %q", text, got, want, claims().earnsNothing.FindString(text))
		}
	}
}
