package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ApplyRoute;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ApplyStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.AwaitRestored;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.CreateMissing;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.DeleteCreated;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.FreeScalers;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.HoldScalers;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RestoreRoute;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.RollBackStable;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.ScaleCanary;
import io.jenkins.plugins.wso2mi.canary.CanaryCommand.SetWeight;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import java.util.ArrayList;
import java.util.List;

/** What entering a phase does; also what is done again when somebody takes over. */
final class CanaryEntry {
    private CanaryEntry() {}

    static List<CanaryCommand> of(CanaryState state) {
        boolean routed = state.route() != null;
        boolean scaled = !state.setup().neighbours().scalers().isEmpty();
        List<CanaryCommand> commands = new ArrayList<>();
        switch (state.phase()) {
            case SHIFT -> {
                if (state.step() == 0 && !state.setup().created().isEmpty()) {
                    commands.add(new CreateMissing());
                }
                if (state.step() == 0 && scaled) {
                    commands.add(new HoldScalers());
                }
                commands.add(new ScaleCanary(state.canaryPods()));
                if (routed && state.step() == 0) {
                    // who serves the route learns the canary's Service while its pods start
                    commands.add(new SetWeight(0));
                }
            }
            case ROUTE, HOLD, APPROVAL -> {
                if (state.hasStep()) {
                    commands.add(new ScaleCanary(state.canaryPods()));
                }
                if (state.hasStep() && routed) {
                    commands.add(new SetWeight(state.current().weight()));
                }
            }
            case PROMOTE -> commands.add(new ApplyStable());
            case CLEAN, ABORT -> commands.addAll(removal(state));
        }
        return List.copyOf(commands);
    }

    /** The traffic goes back first, and the canary's pods go once nobody is sent to them. */
    private static List<CanaryCommand> removal(CanaryState state) {
        boolean aborted = state.phase() == Phase.ABORT;
        boolean routed = state.route() != null;
        List<CanaryCommand> commands = new ArrayList<>();
        if (routed) {
            commands.add(new RestoreRoute());
        }
        if (routed && !aborted) {
            commands.add(new ApplyRoute());
        }
        if (aborted && state.stableTouched()) {
            commands.add(new RollBackStable());
        }
        if (routed) {
            commands.add(new AwaitRestored());
        }
        commands.add(new DeleteCanary());
        if (aborted && state.hasStep()) {
            commands.add(new DeleteCreated());
        }
        if (!state.setup().neighbours().scalers().isEmpty()) {
            commands.add(new FreeScalers());
        }
        return commands;
    }
}
