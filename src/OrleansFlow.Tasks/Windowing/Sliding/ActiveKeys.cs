namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <summary>Indexes of the keys that have elements in the window that fires, in the order in which they came to it.</summary>
internal sealed class ActiveKeys
{
    private readonly List<int> _indexes = [];
    private bool[] _isActive = new bool[16];

    /// <summary>How many there are.</summary>
    public int Count => _indexes.Count;

    /// <summary>Adds a key, if it is not there.</summary>
    public void Add(int index)
    {
        if (index >= _isActive.Length)
        {
            Array.Resize(ref _isActive, Math.Max(_isActive.Length * 2, index + 1));
        }

        if (!_isActive[index])
        {
            _isActive[index] = true;
            _indexes.Add(index);
        }
    }

    /// <summary>Visits each key and removes those for which a function says so.</summary>
    public void RemoveWhere<TState>(Func<int, TState, bool> visit, TState state)
    {
        int kept = 0;
        for (int i = 0; i < _indexes.Count; i++)
        {
            int index = _indexes[i];
            if (visit(index, state))
            {
                _isActive[index] = false;
            }
            else
            {
                _indexes[kept++] = index;
            }
        }

        _indexes.RemoveRange(kept, _indexes.Count - kept);
    }

    /// <summary>The key of an index is gone; <see cref="RemoveForgotten"/> is called before the index is used again.</summary>
    public void Forget(int index)
    {
        if (index < _isActive.Length)
        {
            _isActive[index] = false;
        }
    }

    /// <summary>Removes the keys that are gone.</summary>
    public void RemoveForgotten() => _indexes.RemoveAll(index => !_isActive[index]);
}
