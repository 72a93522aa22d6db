using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IamConsole.Benchmarks.Api;

/// <summary>One connection that sends requests whose bytes are ready, one after the other. It waits in the kernel: the client shares the server's cores.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly byte[] _buffer = new byte[1024 * 1024];
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private int _received;
    private int _head;

    public LoadConnection(Uri address) => _socket.Connect(address.Host, address.Port);

    /// <summary>The body of the last answer.</summary>
    public string Body => Encoding.UTF8.GetString(_buffer, _head, _received - _head);

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The HTTP status.</returns>
    /// <exception cref="IOException">The server closed the connection.</exception>
    public int Send(ReadOnlySpan<byte> request)
    {
        while (!request.IsEmpty)
        {
            request = request[_socket.Send(request)..];
        }

        _received = 0;
        while (true)
        {
            var count = _socket.Receive(_buffer.AsSpan(_received));
            if (count == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            _received += count;
            _head = _buffer.AsSpan(0, _received).IndexOf("\r\n\r\n"u8) + 4;
            if (_head > 3 && _received >= _head + LengthOf(_buffer.AsSpan(0, _head)))
            {
                return int.Parse(_buffer.AsSpan(9, 3), CultureInfo.InvariantCulture);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return 0;
        }

        var number = head[(at + 16)..];
        return int.Parse(number[..number.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
