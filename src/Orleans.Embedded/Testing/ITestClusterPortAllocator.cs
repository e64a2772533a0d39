namespace Orleans.TestingHost;

/// <summary>Gives ports to silos.</summary>
public interface ITestClusterPortAllocator : IDisposable
{
    /// <summary>Ports for silos and for gateways, consecutive.</summary>
    (int, int) AllocateConsecutivePortPairs(int numPorts);
}
