package flow.deploy.kubernetes;

import flow.compile.Bundle;
import flow.compile.argo.Marks;
import flow.deploy.Claim;
import flow.deploy.DeployFailure;
import flow.deploy.DeployRefused;
import flow.deploy.Deployer;
import flow.deploy.Deployment;
import flow.deploy.DeploymentPlan;
import flow.deploy.RemoteRun;
import flow.deploy.Trouble;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Argo Workflows in one namespace. */
final class ArgoDeployer implements Deployer {
    private static final Map<String, String> OURS = Map.of(Marks.MANAGED_BY, Marks.FLOW_ITSELF);

    private final ApiServer server;

    ArgoDeployer(ApiServer server) {
        this.server = server;
    }

    @Override
    public String namespace() {
        return server.namespace();
    }

    @Override
    public String place() {
        return server.place();
    }

    @Override
    public DeploymentPlan plan(Bundle bundle, Claim claim) {
        return told(() -> ArgoPlan.of(server, bundle, claim));
    }

    @Override
    public List<Deployment> deployments() {
        return told(() -> {
            Map<String, Live> crons = mains(ObjectType.CRON_WORKFLOW);
            Map<String, Live> templates = mains(ObjectType.WORKFLOW_TEMPLATE);
            Map<String, Live> sensors = new HashMap<>();
            if (templates.values().stream().anyMatch(DeploymentReader::isTriggered)) {
                new DeployedObjects(server)
                        .listed(ObjectType.SENSOR, OURS)
                        .forEach(sensor -> sensors.put(sensor.name(), sensor));
            }
            List<Deployment> all = new ArrayList<>();
            templates.forEach(
                    (name, template) -> all.add(DeploymentReader.of(template, crons.remove(name), sensors.get(name))));
            crons.values().forEach(left -> all.add(DeploymentReader.broken(left)));
            all.sort(Comparator.comparing(Deployment::name));
            return all;
        });
    }

    @Override
    public Map<String, Integer> openRuns() {
        return told(() -> new Workflows(server).open());
    }

    /** Those that are called as their deployment is. */
    private Map<String, Live> mains(ObjectType type) {
        Map<String, Live> mains = new LinkedHashMap<>();
        server.list(type, OURS).stream()
                .filter(live -> live.label(Marks.PART_OF).equals(live.name()) && !live.isGoing())
                .forEach(live -> mains.put(live.name(), live));
        return mains;
    }

    @Override
    public Optional<Deployment> deployment(String name) {
        return told(() -> {
            Optional<Live> main = main(name);
            Optional<Live> cron = server.get(ObjectType.CRON_WORKFLOW, name)
                    .filter(live -> DeployedObjects.isOurs(live, name) && !live.isGoing());
            return main.map(live -> DeploymentReader.of(live, cron.orElse(null), null))
                    .or(() -> cron.map(DeploymentReader::broken));
        });
    }

    private Optional<Live> main(String name) {
        Optional<Live> main = new DeployedObjects(server).main(name).filter(live -> !live.isGoing());
        main.filter(live -> !DeployedObjects.isOurs(live, name)).ifPresent(live -> {
            throw new DeployRefused(live + " in " + place() + " was not made by 'flow deploy'");
        });
        return main;
    }

    @Override
    public Undeployed undeploy(String name, Claim claim) {
        return told(() -> {
            main(name);
            List<Live> objects = new DeployedObjects(server).of(name);
            Ownership.of(objects).ifPresent(owned -> owned.claimed(name, claim));
            Surplus surplus = Surplus.of(server, objects, name);
            Surplus.Removal removal = surplus.remove(server);
            removal.requireWhole("'" + name + "' could not be taken away as a whole; "
                    + (removal.removed().isEmpty() ? "nothing was" : String.join(", ", removal.removed()) + " went"));
            List<String> kept = surplus.kept().stream().map(Live::toString).toList();
            List<String> open = objects.isEmpty() ? new Workflows(server).open(name) : surplus.openRuns();
            return new Undeployed(removal.removed(), kept, open);
        });
    }

    @Override
    public void start(String deployment, String run, Map<String, String> parameters) {
        told(() -> {
            new Workflows(server).start(deployment, run, parameters);
            return true;
        });
    }

    @Override
    public Optional<RemoteRun> run(String run) {
        return told(() -> new Workflows(server).get(run).map(WorkflowReader::of));
    }

    @Override
    public void suspend(String run) {
        change(run, "{\"suspend\":true}");
    }

    @Override
    public void unsuspend(String run) {
        change(run, "{\"suspend\":null}");
    }

    @Override
    public void terminate(String run) {
        // A workflow that is suspended does not even look whether it is to end.
        change(run, "{\"shutdown\":\"Terminate\",\"suspend\":null}");
    }

    @Override
    public void endGangs(String run) {
        told(() -> {
            new Workflows(server).get(run).ifPresent(new Gangs(server)::end);
            return true;
        });
    }

    private void change(String run, String spec) {
        told(() -> {
            Workflows workflows = new Workflows(server);
            workflows.get(run);
            workflows.change(run, spec);
            return true;
        });
    }

    @Override
    public List<Trouble> troubles(String run) {
        return told(() -> PodTroubles.of(new Pods(server).of(run)));
    }

    @Override
    public void logs(String run, Consumer<PrintedLine> lines) {
        told(() -> {
            new Pods(server).logs(run, lines);
            return true;
        });
    }

    @Override
    public void close() {
        server.close();
    }

    /** What ends a request that nobody below has an answer to. */
    private <T> T told(Supplier<T> request) {
        try {
            return request.get();
        } catch (ApiFault fault) {
            String why = fault.getMessage().strip();
            switch (fault.code()) {
                case ApiFault.UNREACHED ->
                    throw new DeployFailure("the cluster does not answer (" + place() + "): " + why);
                case ApiFault.UNAUTHORIZED ->
                    throw new DeployFailure("the cluster does not accept these credentials (" + place() + "): " + why);
                case ApiFault.FORBIDDEN ->
                    throw new DeployRefused("you may not do that in " + place() + ": " + why
                            + "; 'flow deploy --rbac' prints what is needed");
                default -> {
                    if (fault.isRefusal()) {
                        throw new DeployRefused("the cluster refuses (" + place() + "): " + why);
                    }
                    throw new DeployFailure("the cluster has a fault (" + place() + "): " + why);
                }
            }
        }
    }
}
