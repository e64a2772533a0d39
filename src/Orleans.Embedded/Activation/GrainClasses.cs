using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>The grain classes of this process and which of them an interface means.</summary>
internal sealed class GrainClasses
{
    private static readonly Lock Gate = new();
    private static volatile GrainClasses? _current;
    private static int _assemblies;
    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly Dictionary<Type, List<GrainClass>> _byInterface = [];
    private readonly List<Type> _generic = [];
    private readonly ConcurrentDictionary<GrainType, GrainClass> _constructed = new();
    private readonly ConcurrentDictionary<(Type, string?), GrainType> _resolved = new();

    private GrainClasses()
    {
        foreach (var type in ApplicationParts.All().SelectMany(ApplicationParts.TypesOf))
        {
            if (type is { IsGenericTypeDefinition: true, IsAbstract: false, IsClass: true } && typeof(IGrainBase).IsAssignableFrom(type))
            {
                _generic.Add(type);
            }

            if (!GrainClass.IsGrainClass(type))
            {
                continue;
            }

            var grainClass = new GrainClass(type);
            if (!_byType.TryAdd(grainClass.GrainType, grainClass))
            {
                // As in a real cluster, classes of one name need [GrainType]; the first found keeps the short name.
                continue;
            }

            foreach (var contract in grainClass.Interfaces)
            {
                if (!_byInterface.TryGetValue(contract, out var classes))
                {
                    _byInterface[contract] = classes = [];
                }

                classes.Add(grainClass);
            }
        }
    }

    /// <summary>All classes as of now; looked for again when assemblies have been loaded since.</summary>
    public static GrainClasses Current
    {
        get
        {
            if (_current is { } known)
            {
                return known;
            }

            Refresh();
            return _current!;
        }
    }

    public IEnumerable<GrainClass> All => _byType.Values.Concat(_constructed.Values).OrderBy(c => c.GrainType);

    /// <summary>Looks for classes of assemblies that were loaded since the last look; called when a silo or client starts.</summary>
    public static void Refresh()
    {
        lock (Gate)
        {
            var count = AppDomain.CurrentDomain.GetAssemblies().Count(a => !a.IsDynamic && !a.IsCollectible);
            if (_current is null || count != _assemblies)
            {
                _current = new GrainClasses();
                _assemblies = AppDomain.CurrentDomain.GetAssemblies().Count(a => !a.IsDynamic && !a.IsCollectible);
            }
        }
    }

    public GrainClass? Find(GrainType type) => _byType.TryGetValue(type, out var known) ? known : _constructed.TryGetValue(type, out var made) ? made : null;

    /// <summary>The grain type that an interface means.</summary>
    /// <exception cref="ArgumentException">No class, or more than one, implements it.</exception>
    public GrainType Resolve(Type contract, string? prefix) => _resolved.TryGetValue((contract, prefix), out var known) ? known : _resolved.GetOrAdd((contract, prefix), key => Look(key.Item1, key.Item2));

    private GrainType Look(Type contract, string? prefix)
    {
        if (prefix is null && contract.GetCustomAttribute<DefaultGrainTypeAttribute>() is { } named)
        {
            return GrainType.Create(named.GrainType);
        }

        var candidates = _byInterface.GetValueOrDefault(contract) ?? Construct(contract);
        if (!string.IsNullOrEmpty(prefix))
        {
            candidates = candidates.FindAll(c => c.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal) || c.GrainType.ToString().StartsWith(prefix, StringComparison.Ordinal));
        }

        if (candidates.Count == 1)
        {
            return candidates[0].GrainType;
        }

        var simple = contract.Name.Length > 1 && contract.Name[0] == 'I' ? contract.Name[1..] : contract.Name;
        if (candidates.Find(c => c.Type.Name == simple) is { } conventional)
        {
            return conventional.GrainType;
        }

        throw new ArgumentException(candidates.Count == 0
            ? $"Could not find an implementation for interface {contract}{(string.IsNullOrEmpty(prefix) ? "" : $" whose class name begins with '{prefix}'")}."
            : $"Unable to identify a single appropriate grain type for interface {contract}; candidates: {string.Join(", ", candidates.Select(c => $"{c.GrainType} ({c.Type})"))}; hint: [DefaultGrainType] or the grain class name prefix.");
    }

    private List<GrainClass> Construct(Type contract)
    {
        var result = new List<GrainClass>();
        if (!contract.IsGenericType)
        {
            return result;
        }

        foreach (var open in _generic.Where(g => g.GetGenericArguments().Length == contract.GetGenericArguments().Length))
        {
            if (open.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == contract.GetGenericTypeDefinition()))
            {
                var closed = new GrainClass(open.MakeGenericType(contract.GetGenericArguments()));
                result.Add(_constructed.GetOrAdd(closed.GrainType, closed));
            }
        }

        return result;
    }
}
