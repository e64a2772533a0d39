using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Makes the states of constructor parameters with [PersistentState].</summary>
internal sealed class PersistentStateFactory : IPersistentStateFactory, IAttributeToFactoryMapper<PersistentStateAttribute>
{
    private static readonly MethodInfo CreateMethod = typeof(IPersistentStateFactory).GetMethod(nameof(Create))!;

    public IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration config)
    {
        var activation = TimerRegistry.ActivationOf(context);
        var state = new PersistentState<TState>(config.StateName, activation, GrainStorages.Of(activation, config.StorageName));
        activation.Lifecycle.Subscribe($"state {config.StateName}", GrainLifecycleStage.SetupState, _ => state.LoadAsync());
        return state;
    }

    public Factory<IGrainContext, object> GetFactory(ParameterInfo parameter, PersistentStateAttribute metadata)
    {
        var create = CreateMethod.MakeGenericMethod(parameter.ParameterType.GetGenericArguments());
        var configuration = new Configuration(string.IsNullOrEmpty(metadata.StateName) ? parameter.Name! : metadata.StateName, metadata.StorageName);
        return context =>
        {
            try
            {
                return create.Invoke(this, [context, configuration])!;
            }
            catch (TargetInvocationException exception)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
                throw;
            }
        };
    }

    private sealed record Configuration(string StateName, string? StorageName) : IPersistentStateConfiguration;
}
