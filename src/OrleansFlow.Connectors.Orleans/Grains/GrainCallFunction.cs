using Microsoft.Extensions.DependencyInjection;
using OrleansFlow.Functions;

namespace OrleansFlow.Connectors.Orleans;

/// <summary>Calls a grain for each record, through the silo's own grain factory.</summary>
/// <typeparam name="TIn">Type of the records.</typeparam>
/// <typeparam name="TGrain">The grain's interface.</typeparam>
/// <typeparam name="TOut">Type of the results.</typeparam>
/// <param name="locate">Finds the grain of a record.</param>
/// <param name="call">Calls it.</param>
internal sealed class GrainCallFunction<TIn, TGrain, TOut>(Func<IGrainFactory, TIn, TGrain> locate, Func<TGrain, TIn, ValueTask<TOut>> call)
    : RichAsyncFunction<TIn, TOut>
    where TGrain : IGrain
{
    [NonSerialized]
    private IGrainFactory? _grains;

    public override void Open(OpenContext context) =>
        _grains = RuntimeContext.Services.GetService<IGrainFactory>()
            ?? throw new OrleansFlowException($"Operator '{RuntimeContext.Task.Name}' calls grains of {typeof(TGrain)}, but its task runs outside of a silo.");

    public override async ValueTask<IReadOnlyCollection<TOut>> InvokeAsync(TIn value, CancellationToken cancellationToken) =>
        [await call(locate(_grains!, value), value)];
}
