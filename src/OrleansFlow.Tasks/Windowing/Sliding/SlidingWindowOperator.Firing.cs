using System.Runtime.CompilerServices;
using OrleansFlow.State.Heap;
using OrleansFlow.Windowing;

namespace OrleansFlow.Tasks.Windowing.Sliding;

/// <content>What a watermark does.</content>
internal sealed partial class SlidingWindowOperator<T, TKey, TAcc, TResult, TOut>
{
    // Fires, in their order, the windows that have ended since a watermark and have elements.
    private void Fire(long before)
    {
        long start = before == long.MinValue ? long.MinValue : _shape.FirstEndingAfter(before);
        while (true)
        {
            if (_active.Count == 0)
            {
                // Nothing is left of the windows before: on to the first one that has elements again.
                int next = _panes.CountBefore(_enteredUpTo);
                if (next == _panes.Count)
                {
                    return;
                }

                start = Math.Max(start, _shape.FirstEndingAfter(_panes.StartAt(next) + _paneSize - 2));
            }

            if (start + _shape.Size - 1 > _watermark)
            {
                return;
            }

            FireWindow(start);
            start += _shape.Slide;
        }
    }

    private void FireWindow(long start)
    {
        long end = start + _shape.Size;
        for (int i = _panes.CountBefore(_enteredUpTo); i < _panes.Count && _panes.StartAt(i) < end; i++)
        {
            foreach (int index in _panes[i])
            {
                _active.Add(index);
            }
        }

        _enteredUpTo = Math.Max(_enteredUpTo, end);
        _collector.Begin(end - 1);
        _active.RemoveWhere(static (index, me) => !me.Operator.TryEmit(me.Start, index), (Operator: this, Start: start));
    }

    private bool TryEmit(long start, int index, bool isLate = false)
    {
        // Reading does not change what a snapshot sees, so the list need not be copied for it.
        ref readonly HeapEntry<TKey, PaneList<TAcc>> entry = ref _keys.ReadAt(index);
        if (!entry.Value.TryMerge(start, start + _shape.Size, _merger, out TAcc? value))
        {
            return false;
        }

        if (!isLate && entry.Value.HasFired(start, start + _shape.Size))
        {
            return true;
        }

        TResult result = _result(value);
        if (_function is null)
        {
            _collector.Collect(Unsafe.As<TResult, TOut>(ref result));
        }
        else
        {
            State.SetCurrentKey(entry.Key, entry.Hash);
            _function.Process(entry.Key, new TimeWindow(start, start + _shape.Size), result);
        }

        return true;
    }

    // Forgets the panes of which all windows are given up.
    private void Expire()
    {
        bool removed = false;
        while (_panes.Count > 0)
        {
            long pane = _panes.StartAt(0);
            long lastStart = TimeWindow.GetWindowStartWithOffset(pane, _shape.Offset, _shape.Slide);
            if (!_shape.IsGivenUp(lastStart, _watermark))
            {
                break;
            }

            foreach (int index in _panes[0])
            {
                if (!_keys.IsLive(index))
                {
                    continue;
                }

                PaneList<TAcc> list = _keys.ValueAt(index);
                list.RemoveBefore(pane + _paneSize);
                if (list.Count == 0)
                {
                    _active.Forget(index);
                    _keys.RemoveAt(index);
                    removed = true;
                }
            }

            _panes.RemoveFirst();
        }

        if (removed)
        {
            _active.RemoveForgotten();
        }
    }
}
