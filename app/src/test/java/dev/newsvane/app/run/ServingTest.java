package dev.newsvane.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newsvane.base.Health;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingTest {
    private static final Health.Failed BROKEN = new Health.Failed("poll stopped.");
    private static final Health.Failed REFUSED = new Health.Failed("Stop match for good.", false);

    @Test
    void anotherStartIsAdvisedWhereNoFailureNamesAnotherRemedy() {
        assertThat(Serving.remedy(List.of(BROKEN))).contains("start it again");
        assertThat(Serving.remedy(List.of(REFUSED, BROKEN))).doesNotContain("start");
    }
}
