using Orleans.Streams;

namespace Orleans;

/// <summary>Subscribes every grain of the class to the streams of a namespace; the stream's key is the grain's.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class ImplicitStreamSubscriptionAttribute : Attribute
{
    /// <summary>Covers every namespace.</summary>
    public ImplicitStreamSubscriptionAttribute() => Predicate = new AllStreamNamespacesPredicate();

    /// <summary>Covers one namespace.</summary>
    /// <param name="streamNamespace">The namespace; blanks around it are dropped.</param>
    /// <param name="streamIdMapper">Name of a mapper from stream to grain key; only the default one exists here.</param>
    public ImplicitStreamSubscriptionAttribute(string streamNamespace, string? streamIdMapper = null)
    {
        Predicate = new ExactMatchStreamNamespacePredicate(streamNamespace.Trim());
        StreamIdMapper = streamIdMapper;
    }

    /// <summary>Covers the namespaces that a predicate accepts.</summary>
    /// <param name="predicateType">A type with a parameterless constructor that implements <see cref="IStreamNamespacePredicate"/>.</param>
    /// <param name="streamIdMapper">Name of a mapper from stream to grain key; only the default one exists here.</param>
    public ImplicitStreamSubscriptionAttribute(Type predicateType, string? streamIdMapper = null)
        : this((IStreamNamespacePredicate)Activator.CreateInstance(predicateType)!, streamIdMapper)
    {
    }

    /// <summary>Covers the namespaces that a predicate accepts.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <param name="streamIdMapper">Name of a mapper from stream to grain key; only the default one exists here.</param>
    public ImplicitStreamSubscriptionAttribute(IStreamNamespacePredicate predicate, string? streamIdMapper = null)
    {
        Predicate = predicate;
        StreamIdMapper = streamIdMapper;
    }

    /// <summary>The namespaces covered.</summary>
    public IStreamNamespacePredicate Predicate { get; }

    /// <summary>Name of the mapper from stream to grain key.</summary>
    public string? StreamIdMapper { get; init; }
}
