package io.qadom.verification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.qadom.core.engine.EngineThatDispatchesAgain;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.UserRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Java 17 has no pattern switch: what kind a value is, is asked in one place, which knows all kinds. */
class DispatchTest {

    @Test
    void kindOfOutput_any_isAskedByTheNodeOnly() {
        House.hold(isAskedIn(Output.class, "Node"), EngineThatDispatchesAgain.class);
    }

    @Test
    void kindOfInput_any_isAskedByTheEngineOnly() {
        House.hold(isAskedIn(Input.class, "Engine"), EngineThatDispatchesAgain.class);
    }

    @Test
    void kindOfStoreTask_any_isAskedByTheKeeperOnly() {
        House.hold(isAskedIn(StoreTask.class, "Keeper"), EngineThatDispatchesAgain.class);
    }

    /** What has to wait for a join, and what is one, the joining itself must know. */
    @Test
    void kindOfUserRequest_any_isAskedByItsMakerAndTheJoiningOnly() {
        House.hold(isAskedIn(UserRequest.class, "OperationMaker", "Joining"), EngineThatDispatchesAgain.class);
    }

    private static ArchRule isAskedIn(Class<?> sealed, String... places) {
        return classes().that().resideInAPackage("io.qadom.core..").should(askForKindsOf(sealed, List.of(places)));
    }

    private static ArchCondition<JavaClass> askForKindsOf(Class<?> sealed, List<String> places) {
        return new ArchCondition<>("ask for kinds of " + sealed.getSimpleName() + " only in " + places) {
            @Override
            public void check(JavaClass asking, ConditionEvents events) {
                asking.getInstanceofChecks().stream()
                        .filter(check -> check.getRawType().isAssignableTo(sealed))
                        .filter(check -> !places.contains(asking.getSimpleName()))
                        .forEach(check -> events.add(SimpleConditionEvent.violated(
                                asking,
                                asking.getName() + " asks for "
                                        + check.getRawType().getName())));
            }
        };
    }
}
