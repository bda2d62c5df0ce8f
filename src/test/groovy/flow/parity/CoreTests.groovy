package flow.parity

import flow.parity.tests.*

/** All tests that run today. */
class CoreTests {
    static final List<CoreTest> ALL = [
        new BasicArtifact(), new Constants(), new Lineage(),
        new MergeArtifacts(), new MergeArtifactsInclude(), new MergeArtifactsPropagation(),
        new BasicForeach(), new NestedForeach(), new WideForeach(), new BasicParallel(), new RuntimeDag(),
        new BasicParameter(), new ParameterName(), new DynamicParameter(), new BasicInclude(), new BasicConfig(),
        new CurrentSingleton(), new ProjectBranch(), new ProjectProduction(), new BasicTag(), new TagMutation(), new RunIdFile(),
        new ResumeStartStep(), new ResumeEndStep(), new ResumeForeachSplit(), new ResumeForeachInner(), new ResumeForeachJoin(),
        new ResumeSucceededStep(), new ResumeOriginPathSpec(), new ResumeUBFJoin(),
        new ResumeRecursiveSwitch(), new ResumeRecursiveSwitchInsideForeach(),
        new CatchRetry(), new TaskException(), new TimeoutDecorator(), new SecretsDecorator(),
        new BasicLog(), new LargeMflog(),
        new BasicSwitch(), new NestedSwitch(), new SwitchInBranch(), new SwitchInForeach(),
        new BranchInSwitch(), new ForeachInSwitch(), new RecursiveSwitch(), new RecursiveSwitchInsideForeach(),
    ]
}
