namespace Orleans.Embedded;

/// <summary>A timer with the function and state that the grain gave.</summary>
internal sealed class GrainTimer<TState>(Activation activation, Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options) : GrainTimer(activation, options)
{
    protected override Task InvokeAsync(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
