/**
 * The code package of a script: everything that a machine elsewhere needs to run its tasks, in one archive with the same bytes
 * wherever it is made. The doors are {@link flow.codepackage.CodePackage}, which makes one, and
 * {@link flow.codepackage.Unpacking}, which trusts none.
 */
@NullMarked
package flow.codepackage;

import org.jspecify.annotations.NullMarked;
