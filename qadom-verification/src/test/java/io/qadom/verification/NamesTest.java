package io.qadom.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.qadom.core.engine.LookupHelper;
import io.qadom.verification.unmarked.Lonely;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Names that name something, and packages that say what lives in them. */
class NamesTest {

    private static final String EMPTY_NAMES = ".*(Impl|Util|Utils|Utility|Manager|Helper|Helpers|Common)";

    @Test
    void types_any_areNamedAfterWhatTheyAre() {
        House.hold(noClasses().should().haveNameMatching(EMPTY_NAMES), LookupHelper.class);
    }

    @Test
    void packages_any_areNamedAfterWhatLivesThere() {
        House.hold(
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..",
                                "..utils..",
                                "..common..",
                                "..impl..",
                                "..helper..",
                                "..helpers..",
                                "..unmarked.."),
                Lonely.class);
    }

    @Test
    void packages_any_sayWhatLivesThereAndAreNullMarked() {
        House.hold(everyPackageIsNullMarked(), Lonely.class);
    }

    @Test
    void house_all_hasBeenImported() {
        JavaClasses house = House.main();

        assertThat(house.size()).isGreaterThan(250);
        assertThat(house.stream().map(JavaClass::getPackageName))
                .contains(
                        "io.qadom.api",
                        "io.qadom.spi",
                        "io.qadom.wire",
                        "io.qadom.core",
                        "io.qadom.transport.netty",
                        "io.qadom.store.memory",
                        "io.qadom.store.rocksdb",
                        "io.qadom.store.h2",
                        "io.qadom.testkit",
                        "io.qadom.cli",
                        "io.qadom.benchmarks")
                .doesNotContain("io.qadom.verification");
        assertThat(new ClassFileImporter().importClasses(LookupHelper.class)).hasSize(1);
        assertThat(house.contain(LookupHelper.class))
                .as("the bad examples are no part of it")
                .isFalse();
    }

    private static ArchRule everyPackageIsNullMarked() {
        return classes().should(new ArchCondition<JavaClass>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                        .isPresent();
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            }
        });
    }
}
