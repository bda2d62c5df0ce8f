/**
 * Brings what a target made of a flow to where it runs, and operates it there. {@link flow.deploy.Deployer} is the door; the packages
 * beneath know one system each, and are found by {@link flow.deploy.DeployerKind}.
 */
@NullMarked
package flow.deploy;

import org.jspecify.annotations.NullMarked;
