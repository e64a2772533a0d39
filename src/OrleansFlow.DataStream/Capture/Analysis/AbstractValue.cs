using System.Reflection;

namespace OrleansFlow.Capture;

/// <summary>
/// What a place on the evaluation stack, a local, a parameter or a field may hold: objects that existed when the function was
/// captured. What the function itself makes does not matter.
/// </summary>
internal sealed class AbstractValue
{
    private AbstractValue(IReadOnlySet<object> objects, MethodBase? function)
    {
        Objects = objects;
        Function = function;
    }

    public static AbstractValue Nothing { get; } = new(new HashSet<object>(), null);

    public IReadOnlySet<object> Objects { get; }

    /// <summary>A method whose address was taken.</summary>
    public MethodBase? Function { get; }

    public bool IsNothing => Objects.Count == 0 && Function is null;

    public static AbstractValue Of(object value) => new(new HashSet<object>(ReferenceEqualityComparer.Instance) { value }, null);

    public static AbstractValue Of(IEnumerable<object> values)
    {
        var set = new HashSet<object>(values, ReferenceEqualityComparer.Instance);
        return set.Count == 0 ? Nothing : new AbstractValue(set, null);
    }

    public static AbstractValue Of(MethodBase function, AbstractValue receiver) => new(receiver.Objects, function);

    public AbstractValue Union(AbstractValue other)
    {
        if (other.Objects.Count == 0 || ReferenceEquals(this, other))
        {
            return IsNothing ? other : this;
        }

        if (Objects.Count == 0)
        {
            return other;
        }

        return other.Objects.IsSubsetOf(Objects) ? this : Of(Objects.Concat(other.Objects));
    }
}
