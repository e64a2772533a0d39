using OrleansFlow.Functions;

namespace OrleansFlow.State;

/// <summary>Functions of states are called by the state, which opens none.</summary>
internal static class RichFunctions
{
    /// <summary>Refuses a function that would have to be opened.</summary>
    public static TFunction RefuseInState<TFunction>(TFunction function, string state)
        where TFunction : class, IFunction
    {
        ArgumentNullException.ThrowIfNull(function);
        return function is IRichFunction
            ? throw new ArgumentException($"The function of state '{state}', {function.GetType()}, is a rich function; the functions of reducing and aggregating states have no life cycle.", nameof(function))
            : function;
    }
}
