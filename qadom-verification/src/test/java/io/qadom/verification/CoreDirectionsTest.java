package io.qadom.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.qadom.core.BuilderThatShowsTheNode;
import io.qadom.core.engine.EngineThatReadsBytes;
import io.qadom.core.lookup.LookupThatSeesTheTable;
import io.qadom.core.operation.OperationThatSeesBuckets;
import io.qadom.core.routing.RoutingThatSeesMessages;
import io.qadom.core.rpc.RpcThatSeesOperations;
import io.qadom.core.turn.TurnThatSeesRouting;
import io.qadom.spi.RoutingTable;
import io.qadom.wire.Codec;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inside the core, leaves first. */
class CoreDirectionsTest {

    private static final String CORE = "io.qadom.core";

    /** What each package may know of the others. */
    private static final Map<String, Set<String>> KNOWS = Map.of(
            "turn", Set.of(),
            "routing", Set.of(),
            "lookup", Set.of(),
            "record", Set.of("turn"),
            "rpc", Set.of("turn"),
            "responder", Set.of("turn", "routing", "record"),
            "operation", Set.of("turn", "record", "rpc", "lookup"),
            "engine", Set.of("turn", "routing", "record", "rpc", "lookup", "operation", "responder"),
            "node", Set.of("turn", "routing", "engine"));

    @Test
    void packages_each_knowOnlyTheirLeaves() {
        KNOWS.forEach((name, known) -> knowsOnly(name, known).check(House.main()));

        assertThat(House.violations(knowsOnly("rpc", Set.of("turn")), RpcThatSeesOperations.class))
                .isNotEmpty();
        assertThat(House.violations(knowsOnly("turn", Set.of()), TurnThatSeesRouting.class))
                .isNotEmpty();
        assertThat(House.violations(knowsOnly("operation", Set.of("turn")), OperationThatSeesBuckets.class))
                .isNotEmpty();
    }

    @Test
    void packages_all_haveADirection() {
        Set<String> present = House.main().stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(CORE + "."))
                .map(name -> name.substring(CORE.length() + 1))
                .collect(Collectors.toSet());

        assertThat(KNOWS.keySet()).isEqualTo(present);
    }

    @Test
    void packages_any_haveNoCycles() {
        House.hold(
                slices().matching(CORE + ".(*)..").should().beFreeOfCycles(),
                TurnThatSeesRouting.class,
                RpcThatSeesOperations.class,
                OperationThatSeesBuckets.class,
                RoutingThatSeesMessages.class);
    }

    @Test
    void routing_any_neverSeesAMessage() {
        House.hold(never("routing", "io.qadom.wire.."), RoutingThatSeesMessages.class);
    }

    @Test
    void lookup_any_neverSeesTheTable() {
        House.hold(
                noClasses()
                        .that()
                        .resideInAPackage(CORE + ".lookup..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(RoutingTable.class),
                LookupThatSeesTheTable.class);
    }

    @Test
    void bytes_any_endAtTheNode() {
        House.hold(
                noClasses()
                        .that()
                        .resideInAPackage(CORE + ".*..")
                        .and()
                        .resideOutsideOfPackage(CORE + ".node..")
                        .should()
                        .dependOnClassesThat()
                        .areAssignableTo(Codec.class),
                EngineThatReadsBytes.class);
    }

    @Test
    void publicMethodsOfTheDriver_any_showNothingFromBelow() {
        House.hold(
                methods()
                        .that()
                        .arePublic()
                        .and()
                        .areDeclaredInClassesThat()
                        .arePublic()
                        .and()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(CORE)
                        .should(showNothingFrom(CORE + ".*..")),
                BuilderThatShowsTheNode.class);
    }

    private static ArchRule knowsOnly(String name, Set<String> known) {
        String[] allowed = Stream.concat(Stream.of(name), known.stream())
                .map(other -> CORE + "." + other + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> others = JavaClass.Predicates.resideInAPackage(CORE + "..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(allowed)));
        return noClasses()
                .that()
                .resideInAPackage(CORE + "." + name + "..")
                .should()
                .dependOnClassesThat(others.as("are in the core but not in %s or %s", name, known));
    }

    private static ArchRule never(String name, String others) {
        return noClasses()
                .that()
                .resideInAPackage(CORE + "." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(others);
    }

    private static ArchCondition<JavaMethod> showNothingFrom(String packages) {
        DescribedPredicate<JavaClass> hidden = JavaClass.Predicates.resideInAPackage(packages);
        return new ArchCondition<>("show nothing from " + packages) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Stream.concat(method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                        .filter(hidden)
                        .forEach(type -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " shows " + type.getName())));
            }
        };
    }
}
