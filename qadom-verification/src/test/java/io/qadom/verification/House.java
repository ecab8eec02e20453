package io.qadom.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;

/** The classes that the rules are held against: all main classes of the house, or one that breaks a rule on purpose. */
final class House {

    private static final ImportOption NOT_GENERATED = location -> !location.contains("jmh_generated");

    /** The offenders live beside the rules. */
    private static final ImportOption NOT_FROM_HERE = location -> !location.asURI()
            .toString()
            .startsWith(House.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString());

    private House() {}

    private static final class Imported {
        private static final JavaClasses MAIN = new ClassFileImporter()
                .withImportOption(NOT_FROM_HERE)
                .withImportOption(NOT_GENERATED)
                .importPackages("io.qadom");
    }

    /** Every main class of every module. */
    static JavaClasses main() {
        return Imported.MAIN;
    }

    /** The house keeps the rule, and what is given breaks it. */
    static void hold(ArchRule rule, Class<?>... offenders) {
        rule.check(main());
        assertThat(violations(rule, offenders)).as("%s", rule.getDescription()).isNotEmpty();
    }

    /** What a rule says about some classes alone. */
    static List<String> violations(ArchRule rule, Class<?>... offenders) {
        EvaluationResult result =
                rule.allowEmptyShould(true).evaluate(new ClassFileImporter().importClasses(offenders));
        return result.getFailureReport().getDetails();
    }
}
