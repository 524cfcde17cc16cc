package dev.longform.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longform.cli.stack.Installation;
import dev.longform.cli.stack.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Both processes of a service that is asked over REST, and of one that works, are replaced one by one, here by those of the
 * same version. All services, and another version, take minutes: {@code longform bench upgrade}.
 */
class UpgradeIT {
    @RegisterExtension
    static final SharedSystem SYSTEM = new SharedSystem();

    @Test
    void runsAndReadersNoticeNothing() {
        Installation same = Installation.ofLauncher();
        Path copies = SYSTEM.laboratory().session().directory().resolve("upgrade.jsonl");
        UpgradeLoad load = UpgradeLoad.of(List.of(same.file("demo/dataset.jsonl")), 120, copies);

        List<Part> order = List.of(Part.AGGREGATOR, Part.SCORING);

        Drill drill = new UpgradeDrill(SYSTEM.laboratory(), load, same, same, order).run();

        assertThat(drill.differences()).isEmpty();
    }
}
