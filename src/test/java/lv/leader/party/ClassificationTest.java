package lv.leader.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import lv.leader.LeaderTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Units with demo names and codes: the real ones come with the official file. */
@Transactional
class ClassificationTest extends LeaderTest {

    private static final String FILE = """
            Level,Code,Version,Name,Parent,Valid from,Valid until,Before,After
            3,0053000,0,Valkas novads,,2021-07-01,,,
            4,0053970,0,Demo pagasts,0053000,2021-07-01,,,
            4,0053200,0,"Demo pilsēta, lielā",0053000,2021-07-01,,,
            4,0053980,0,Demo bijušais pagasts,0053000,2009-07-01,2021-06-30,,
            4,0099970,0,Demo nekurienes pagasts,0099000,2021-07-01,,,
            """;

    @Autowired
    Classification classification;

    @Autowired
    Parties parties;

    @Autowired
    JdbcClient database;

    @Test
    void parishesAndTownsInForceAreTakenAndThoseOfNoMunicipalityAreNamed() {
        var taken = classification.take(new StringReader(FILE));
        assertThat(taken.taken()).isEqualTo(2);
        assertThat(taken.refused()).containsExactly("0099970 Demo nekurienes pagasts");
        assertThat(parties.parishes())
                .contains(
                        new Parish("0053970", "0053000", "Demo pagasts"),
                        new Parish("0053200", "0053000", "Demo pilsēta, lielā"))
                .noneMatch(parish -> parish.name().contains("bijušais"));
    }

    @Test
    void aNewerFileRenamesWhatStands() {
        classification.take(new StringReader(FILE));
        classification.take(new StringReader(FILE.replace("Demo pagasts", "Demo jaunais pagasts")));
        assertThat(parties.parishes()).contains(new Parish("0053970", "0053000", "Demo jaunais pagasts"));
    }

    @Test
    void theDatabaseTakesNoParishOfAnotherMunicipality() {
        assertThatThrownBy(() -> database.sql("INSERT INTO parish VALUES ('0054970', '0053000', 'Demo')")
                        .update())
                .hasMessageContaining("parish_check");
    }
}
