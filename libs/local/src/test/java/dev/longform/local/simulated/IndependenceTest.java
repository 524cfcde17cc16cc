package dev.longform.local.simulated;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    private final JavaClasses simulated = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.longform.local.simulated");

    /** What calibrates an instrument must not be made of the instrument's parts. */
    @Test
    void simulatedServersShareNothingWithTheSystem() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.longform.local.simulated..", "java..", "io.vertx..", "com.fasterxml.jackson..")
                .check(simulated);
    }
}
