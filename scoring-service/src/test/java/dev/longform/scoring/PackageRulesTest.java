package dev.longform.scoring;

import dev.longform.local.testing.PackageRules;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    @Test
    void thePackagesKeepTheirRoles() {
        PackageRules.of("dev.longform.scoring").hold();
    }
}
