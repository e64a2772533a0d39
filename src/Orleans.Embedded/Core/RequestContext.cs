namespace Orleans.Runtime;

/// <summary>Values that travel with calls from caller to callee.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ContextProperties> Current = new();

    /// <summary>The names.</summary>
    public static IEnumerable<string> Keys => Current.Value.Values?.Keys ?? Enumerable.Empty<string>();

    /// <summary>Names and values.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value.Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The call chain that may enter its grains again; empty when none.</summary>
    public static Guid ReentrancyId
    {
        get => Current.Value.ReentrancyId;
        set => Current.Value = new ContextProperties(value, Current.Value.Values);
    }

    internal static Dictionary<string, object>? CallContextData => Current.Value.Values;

    internal static ContextProperties Properties
    {
        get => Current.Value;
        set
        {
            var now = Current.Value;
            if (!ReferenceEquals(now.Values, value.Values) || now.ReentrancyId != value.ReentrancyId)
            {
                Current.Value = value;
            }
        }
    }

    /// <summary>A value; null when there is none.</summary>
    public static object? Get(string key) => Current.Value.Values is { } values && values.TryGetValue(key, out var value) ? value : null;

    /// <summary>Sets a value for this call chain.</summary>
    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var now = Current.Value;
        var values = now.Values is null ? [] : new Dictionary<string, object>(now.Values);
        values[key] = value;
        Current.Value = new ContextProperties(now.ReentrancyId, values);
    }

    /// <summary>Removes a value.</summary>
    public static bool Remove(string key)
    {
        var now = Current.Value;
        if (now.Values is null || !now.Values.ContainsKey(key))
        {
            return false;
        }

        var values = new Dictionary<string, object>(now.Values);
        values.Remove(key);
        Current.Value = new ContextProperties(now.ReentrancyId, values.Count == 0 ? null : values);
        return true;
    }

    /// <summary>Removes everything.</summary>
    public static void Clear() => Properties = default;

    /// <summary>Until the section is disposed, calls made from here may call back into this grain.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var before = ReentrancyId;
        var now = before != Guid.Empty ? before : Embedded.RuntimeContext.NewReentrancyId();
        return new ReentrancySection(before, now);
    }

    /// <summary>Until the section is disposed, calls made from here may not call back into this grain.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>A section of a call chain with its own rule of reentrancy.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _before;
        private readonly Guid _now;

        /// <summary>Begins a section.</summary>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _before = originalReentrancyId;
            _now = newReentrancyId;
            if (_now != _before)
            {
                ReentrancyId = _now;
            }

            if (_now != Guid.Empty)
            {
                Embedded.RuntimeContext.Activation?.EnterReentrantSection(_now);
            }
        }

        /// <summary>Ends the section.</summary>
        public void Dispose()
        {
            if (_now != Guid.Empty)
            {
                Embedded.RuntimeContext.Activation?.ExitReentrantSection(_now);
            }

            if (_now != _before)
            {
                ReentrancyId = _before;
            }
        }
    }

    internal readonly record struct ContextProperties(Guid ReentrancyId, Dictionary<string, object>? Values);
}
