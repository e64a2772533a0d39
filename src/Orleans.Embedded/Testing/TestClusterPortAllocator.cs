namespace Orleans.TestingHost;

/// <summary>Gives port numbers that no other test cluster of this process has.</summary>
public sealed class TestClusterPortAllocator : ITestClusterPortAllocator
{
    /// <inheritdoc/>
    public (int, int) AllocateConsecutivePortPairs(int numPorts = 5) => (TestPorts.Allocate(numPorts), TestPorts.Allocate(numPorts) + 20_000);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
