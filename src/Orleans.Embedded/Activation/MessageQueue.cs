using System.Diagnostics.CodeAnalysis;

namespace Orleans.Embedded;

/// <summary>
/// The messages that wait for an activation, in the order of their arrival. Those at the front that were found not to be runnable
/// are not looked at again until something has changed, so that a long queue before a busy grain costs nothing per arrival.
/// </summary>
internal sealed class MessageQueue
{
    private readonly List<Message?> _items = [];
    private int _head;
    private int _refused;

    public int Count { get; private set; }

    /// <summary>How many of them could run beside another request by what they are.</summary>
    public int Interleavable { get; private set; }

    public void Add(Message message)
    {
        Interleavable += CanInterleave(message) ? 1 : 0;
        _items.Add(message);
        Count++;
    }

    /// <summary>What may run has changed: all messages are looked at again.</summary>
    public void Reconsider() => _refused = _head;

    /// <summary>Takes the first message that the function accepts.</summary>
    public bool TryTake(Func<Message, bool> accepts, [NotNullWhen(true)] out Message? message)
    {
        for (var i = Math.Max(_head, _refused); i < _items.Count; i++)
        {
            message = _items[i];
            if (message is not null && accepts(message))
            {
                RemoveAt(i);
                return true;
            }

            _refused = i + 1;
        }

        message = null;
        return false;
    }

    public Message? Find(Predicate<Message> match) => _items.Find(item => item is not null && match(item));

    public Message[] Drain()
    {
        Message[] all = [.. _items.OfType<Message>()];
        _items.Clear();
        _head = 0;
        _refused = 0;
        Count = 0;
        Interleavable = 0;
        return all;
    }

    private static bool CanInterleave(Message message) => message.IsAlwaysInterleave || message.IsReadOnly || message.ReentrancyId != Guid.Empty;

    private void RemoveAt(int index)
    {
        Interleavable -= CanInterleave(_items[index]!) ? 1 : 0;
        _items[index] = null;
        Count--;
        while (_head < _items.Count && _items[_head] is null)
        {
            _head++;
        }

        if (_head == _items.Count)
        {
            _items.Clear();
            _head = 0;
            _refused = 0;
        }
        else if (_head > 64 && _head > _items.Count / 2)
        {
            _items.RemoveRange(0, _head);
            _refused = Math.Max(0, _refused - _head);
            _head = 0;
        }
    }
}
