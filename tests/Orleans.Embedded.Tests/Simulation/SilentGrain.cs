namespace Orleans.Embedded.Tests.Simulation;

internal sealed class SilentGrain : Grain, ISilentGrain
{
    private readonly TaskCompletionSource _never = new();

    public Task NeverAsync() => _never.Task;
}
