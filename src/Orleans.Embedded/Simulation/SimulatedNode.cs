namespace Orleans.Embedded.Simulation;

/// <summary>What a silo or client of a simulation runs on; found in its services.</summary>
internal sealed class SimulatedNode(DeterministicRuntime runtime, SimulatedProcessor processor)
{
    public SimulatedProcessor Processor => processor;

    public ClusterNetwork Network => runtime.Network;

    public void LeaveStorage(string what, string provider, string stateName, GrainId grainId) => runtime.LeaveStorage(processor, what, provider, stateName, grainId);

    public Task ReachStorageAsync(string what, string provider, string stateName, GrainId grainId) => runtime.ReachStorageAsync(processor, what, provider, stateName, grainId);
}
