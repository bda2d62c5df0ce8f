package flow.deploy

import java.nio.file.Path

/** A cluster with Argo's definitions, and a namespace in it that has the account of pods: in memory, or a real one. */
interface SomeCluster extends Closeable {

    /** By which commands reach it. */
    Path kubeconfig(Path folder)

    /** An object as it is there; null when it is not, or is on its way out. */
    Map get(String kind, String name)

    /** Puts an object there as somebody else does. */
    Map put(String apiVersion, String kind, String name, Map more)

    /** Changes an object that is there, as somebody does by hand who is called `kubectl-edit`. */
    Map change(String kind, String name, Closure how)
}
