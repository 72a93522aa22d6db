using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace IamConsole.Benchmarks.Api;

/// <summary>One connection that sends requests whose bytes are ready, one after the other.</summary>
internal sealed class LoadConnection(Uri address) : IDisposable
{
    private readonly byte[] _buffer = new byte[1024 * 1024];
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public Task ConnectAsync() => _socket.ConnectAsync(address.Host, address.Port);

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The HTTP status.</returns>
    public async Task<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;)
        {
            sent += await _socket.SendAsync(request[sent..]);
        }

        var received = 0;
        while (true)
        {
            var count = await _socket.ReceiveAsync(_buffer.AsMemory(received));
            if (count == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            received += count;
            var head = _buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
            if (head >= 0 && received >= head + 4 + LengthOf(_buffer.AsSpan(0, head)))
            {
                return int.Parse(Encoding.ASCII.GetString(_buffer, 9, 3), CultureInfo.InvariantCulture);
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
        var end = number.IndexOf((byte)'\r');
        return int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture);
    }
}
