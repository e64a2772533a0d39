namespace Orleans.Embedded;

/// <summary>The objects copied so far in one deep copy, so that references and cycles keep their shape.</summary>
internal sealed class CopyContext
{
    private const int Linear = 12;
    [ThreadStatic]
    private static CopyContext? _pooled;
    private readonly List<(object Original, object Copy)> _copies = [];
    private Dictionary<object, object>? _index;

    public static CopyContext Rent()
    {
        var context = _pooled ?? new CopyContext();
        _pooled = null;
        return context;
    }

    public void Return()
    {
        _copies.Clear();
        _index = null;
        _pooled = this;
    }

    public bool TryGet(object original, out object copy)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(original, out copy!);
        }

        foreach (var pair in _copies)
        {
            if (ReferenceEquals(pair.Original, original))
            {
                copy = pair.Copy;
                return true;
            }
        }

        copy = null!;
        return false;
    }

    public void Record(object original, object copy)
    {
        if (_index is not null)
        {
            _index[original] = copy;
            return;
        }

        _copies.Add((original, copy));
        if (_copies.Count > Linear)
        {
            _index = new Dictionary<object, object>(ReferenceEqualityComparer.Instance);
            foreach (var pair in _copies)
            {
                _index[pair.Original] = pair.Copy;
            }
        }
    }
}
