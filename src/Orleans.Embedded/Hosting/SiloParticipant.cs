namespace Orleans.Embedded;

/// <summary>The stages at which the silo itself joins, becomes active and leaves.</summary>
internal sealed class SiloParticipant(SiloNode node) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        lifecycle.Subscribe("membership", ServiceLifecycleStage.RuntimeInitialize, _ => Do(node.Join), _ => Do(node.Leave));
        lifecycle.Subscribe("activations", ServiceLifecycleStage.GrainDeactivation, _ => Task.CompletedTask, node.DeactivateAllAsync);
        lifecycle.Subscribe("silo is active", ServiceLifecycleStage.BecomeActive, _ => Do(node.BecomeActive), _ => Do(node.BeginStopping));
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
