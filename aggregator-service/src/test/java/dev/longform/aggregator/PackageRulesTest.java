package dev.longform.aggregator;

import dev.longform.local.testing.PackageRules;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
    @Test
    void thePackagesKeepTheirRoles() {
        PackageRules.of("dev.longform.aggregator").hold();
    }
}
