package dev.longform.needles;

import dev.longform.needles.domain.NeedlePlanter;
import dev.longform.needles.domain.aspects.NeedleStrategy;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Gives the planter every strategy that there is. */
public class NeedlePlanterProducer {
    @Produces
    @Singleton
    NeedlePlanter planter(@All List<NeedleStrategy> strategies) {
        return new NeedlePlanter(strategies);
    }
}
