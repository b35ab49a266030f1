using Verify.Search.Events;

namespace Verify.Search.Tests.Events;

public sealed class TreeViewTests
{
    [Fact]
    public void While_a_search_goes_on_its_candidates_are_told_as_they_came()
    {
        var view = Told(
            new NodeCreated(0, null, "", 0, 0, 0, NodeState.Open),
            new NodeCreated(1, 0, "one", 3, 0, -0.5, NodeState.Finished),
            new NodeCreated(2, 0, "uno", 3, 0, -0.25, NodeState.Finished),
            new CandidateAccepted(1, "1", 1, 1, "stop", 0),
            new CandidateAccepted(2, "1", 1, 2, "stop", 0),
            new CandidateScored(2, 0.75, 0.75, false),
            new AnswerChanged(1, "1", null)
        );

        Assert.Equal(
            [new CandidateView(1, "1", "one", null, 2, 3, -0.5, "stop"), new CandidateView(2, "1", "uno", 0.75, 2, 3, -0.25, "stop")],
            view.Candidates()
        );
        Assert.Equal(("1", null), (view.Leader?.Answer, view.Done));
    }

    [Fact]
    public void A_candidate_is_without_what_a_stop_string_had_begun()
    {
        var view = Told(
            new NodeCreated(0, null, "", 0, 0, 0, NodeState.Open),
            new NodeCreated(1, 0, "one\ntwo\n", 8, 0, -0.5, NodeState.Open),
            new NodeCreated(2, 1, "", 3, 0, -0.25, NodeState.Finished),
            new CandidateAccepted(2, null, 2, 1, "stop", Cut: 4)
        );

        Assert.Equal("one\n", Assert.Single(view.Candidates()).Text);
    }

    [Fact]
    public void Events_that_are_missing_or_out_of_order_are_refused()
    {
        var view = Told(new NodeCreated(0, null, "", 0, 0, 0, NodeState.Open));

        Assert.Throws<InvalidOperationException>(() => view.On(new NodeCreated(2, 0, "two", 3, 0, -1, NodeState.Open)));
        Assert.Throws<InvalidOperationException>(() => view.On(new NodeScored(1, 0.5)));
    }

    private static TreeView Told(params IEnumerable<SearchEvent> events)
    {
        var view = new TreeView();
        foreach (var searchEvent in events)
        {
            view.On(searchEvent);
        }

        return view;
    }
}
