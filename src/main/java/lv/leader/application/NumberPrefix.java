package lv.leader.application;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import lv.leader.call.CallTerms;

/**
 * Number of an application without its serial: year, regional office, LAG, measure, as the paying agency writes it
 * ({@code 22-09-AL12-A019.2201-000009}). Office 00 stands for the agency as a whole.
 */
final class NumberPrefix {

    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private NumberPrefix() {}

    static String of(CallTerms terms, Clock clock) {
        int year = ZonedDateTime.ofInstant(clock.instant(), RIGA).getYear() % 100;
        return "%02d-00-%s-%s".formatted(year, terms.lag(), measure(terms));
    }

    private static String measure(CallTerms terms) {
        boolean rural = terms.fund().equals("EAFRD");
        if (terms.period().equals("2014-2022")) {
            return rural ? "A019.2201" : "U0433";
        }
        return rural ? "C0LA1922" : "U31421";
    }
}
