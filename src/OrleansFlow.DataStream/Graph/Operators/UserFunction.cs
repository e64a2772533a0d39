using OrleansFlow.Functions;

namespace OrleansFlow.Graph;

/// <summary>A function as the program gave it: a delegate, or an object of a function interface with its life cycle.</summary>
/// <typeparam name="TDelegate">Type of the delegate that the operator calls.</typeparam>
public sealed class UserFunction<TDelegate>
    where TDelegate : Delegate
{
    private readonly TDelegate? _delegate;

    /// <summary>Wraps a delegate.</summary>
    /// <param name="function">The delegate.</param>
    public UserFunction(TDelegate function)
    {
        ArgumentNullException.ThrowIfNull(function);
        _delegate = function;
    }

    /// <summary>Wraps a function object.</summary>
    /// <param name="instance">The object; the specification knows which of its methods to call.</param>
    public UserFunction(IFunction instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Instance = instance;
    }

    /// <summary>The function object, if there is one.</summary>
    public IFunction? Instance { get; }

    /// <summary>The function object, if it has a life cycle.</summary>
    public IRichFunction? Rich => Instance as IRichFunction;

    /// <summary>The delegate to call: the one given, or one bound to the function object.</summary>
    /// <param name="bind">Makes a delegate of the function object's method.</param>
    public TDelegate Bind(Func<IFunction, TDelegate> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        return _delegate ?? bind(Instance!);
    }
}
