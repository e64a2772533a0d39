namespace OrleansFlow.Simulation.Tests;

public sealed class DeterministicModeTests
{
#if ORLEANS_EMBEDDED
    [Fact]
#else
    [Fact(Skip = "the deterministic mode belongs to the embedded runtime")]
#endif
    public void TheRuntimeHasADeterministicMode() =>
        Assert.Contains(typeof(Orleans.TestingHost.InProcessTestClusterBuilder).GetMethods(), static method => method.Name == "UseDeterministicScheduling");
}
