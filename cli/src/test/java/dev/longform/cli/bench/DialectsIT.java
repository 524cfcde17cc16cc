package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.cli.stack.Installation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same hidden scores in every wire format, through the whole system. */
class DialectsIT {
    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    @Test
    void everyDialectGivesIdenticalVerdicts() {
        List<Path> demo = List.of(Installation.ofLauncher().file("demo/dataset.jsonl"));
        DialectsReport report =
                new DialectsBench(SYSTEM.laboratory(), demo).measure(SharedSystem.DEMO, Laboratory.read(demo));

        assertThat(report.rows()).hasSize(14).allSatisfy(row -> {
            assertThat(row.items()).as(row.dialect()).isEqualTo(SharedSystem.ITEMS);
            assertThat(row.answered()).as(row.dialect()).isEqualTo(SharedSystem.ITEMS);
            assertThat(row.differing()).as(row.dialect()).isZero();
            assertThat(row.asCounted()).as(row.dialect()).isTrue();
        });
        assertThat(report.identical()).isTrue();
        assertThat(report.rows().get(0).wrong()).isPositive();
        assertThat(report.rows().get(0).tied()).isPositive();
    }
}
