package flow.deploy.kubernetes;

import flow.compile.argo.Marks;
import flow.deploy.ByChance;
import flow.deploy.Claim;
import flow.deploy.DeployRefused;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose a deployment is: of who deployed it first, and of everybody who came with its token once. It keeps people from overwriting each
 * other's work by accident; who may change objects at all is for the cluster to say.
 */
record Ownership(String owner, String token, List<String> authorized) {
    static final String OWNER = "flow/owner";
    static final String TOKEN = "flow/token";

    /** Those who came with the token, with commas between them. */
    static final String AUTHORIZED = "flow/authorized";

    private static final int LENGTH = 12;

    Ownership {
        authorized = List.copyOf(authorized);
    }

    static Ownership begun(String user) {
        return new Ownership(named(user), ByChance.word(LENGTH), List.of());
    }

    /** As any of its objects has it: all of them are marked, since some may be gone. Empty when none is. */
    static Optional<Ownership> of(Collection<Live> objects) {
        return objects.stream()
                .filter(object -> !object.annotation(OWNER).isEmpty())
                .findFirst()
                .map(Ownership::of);
    }

    private static Ownership of(Live object) {
        String authorized = object.annotation(AUTHORIZED);
        return new Ownership(
                object.annotation(OWNER),
                object.annotation(TOKEN),
                authorized.isEmpty() ? List.of() : Arrays.asList(authorized.split(",")));
    }

    /**
     * The same with whoever claims it among those who may.
     *
     * @throws DeployRefused when it is somebody else's
     */
    Ownership claimed(String deployment, Claim claim) {
        String user = named(claim.user());
        if (owner.equals(user) || authorized.contains(user)) {
            return this;
        }
        if (!token.equals(claim.token())) {
            throw new DeployRefused(refusal(deployment, claim.token()));
        }
        TreeSet<String> more = new TreeSet<>(authorized);
        more.add(user);
        return new Ownership(owner, token, List.copyOf(more));
    }

    private String refusal(String deployment, @Nullable String given) {
        String whose = "'" + deployment + "' was deployed by " + owner;
        return given == null
                ? whose
                        + "; ask for its token, which 'flow deploy' printed, and say --authorize TOKEN, or choose another --name"
                : whose + ", and the token is not its";
    }

    /** An annotation may hold any text, but the names of several people stand in one. */
    private static String named(String user) {
        return user.replace(',', ' ');
    }

    /** As annotations of each of its objects. */
    Map<String, Object> annotations() {
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put(OWNER, owner);
        annotations.put(TOKEN, token);
        if (!authorized.isEmpty()) {
            annotations.put(AUTHORIZED, String.join(",", authorized));
        }
        return annotations;
    }

    /** Whether an object that has the name of something of a deployment may be changed. */
    static void require(Live there, String deployment, String flow, List<String> faults) {
        if (!DeployedObjects.isOurs(there, deployment)) {
            faults.add(there + " is there already and was not made by 'flow deploy'; choose another --name");
            return;
        }
        if (there.isGoing()) {
            faults.add(there + " is still being deleted by the cluster; deploy again in a moment");
            return;
        }
        String other = there.annotation(Marks.FLOW);
        if (!other.isEmpty() && !other.equals(flow)) {
            faults.add("'" + deployment + "' is a deployment of flow '" + other + "', and this is flow '" + flow
                    + "'; choose another --name, or take that one away with 'flow undeploy " + deployment + "'");
        }
    }
}
