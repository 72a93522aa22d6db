namespace IamConsole.Core.Evaluation.Matching;

/// <summary>The places of the first five colons of an ARN, so that its parts are had without allocating.</summary>
internal readonly struct ArnText
{
    private readonly string _text;
    private readonly int _partition;
    private readonly int _service;
    private readonly int _region;
    private readonly int _account;
    private readonly int _resource;

    private ArnText(string text, int partition, int service, int region, int account, int resource)
    {
        _text = text;
        _partition = partition;
        _service = service;
        _region = region;
        _account = account;
        _resource = resource;
    }

    public ReadOnlySpan<char> Partition => _text.AsSpan(_partition, _service - _partition - 1);

    public ReadOnlySpan<char> Service => _text.AsSpan(_service, _region - _service - 1);

    public ReadOnlySpan<char> Region => _text.AsSpan(_region, _account - _region - 1);

    public ReadOnlySpan<char> Account => _text.AsSpan(_account, _resource - _account - 1);

    public ReadOnlySpan<char> Resource => _text.AsSpan(_resource);

    /// <summary>Whether the text begins with <c>arn:</c> and has all six parts.</summary>
    public static bool TryParse(string text, out ArnText arn)
    {
        arn = default;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        const int Partition = 4;
        if (!TryNext(text, Partition, out var service)
            || !TryNext(text, service, out var region)
            || !TryNext(text, region, out var account)
            || !TryNext(text, account, out var resource))
        {
            return false;
        }

        arn = new ArnText(text, Partition, service, region, account, resource);
        return true;
    }

    private static bool TryNext(string text, int start, out int next)
    {
        next = text.IndexOf(':', start) + 1;
        return next > 0;
    }
}
