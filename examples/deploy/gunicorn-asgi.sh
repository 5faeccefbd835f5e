gunicorn --bind 127.0.0.1:8000 \
    --workers 2 --worker-class asgi \
    --no-control-socket \
    examples.chat.asgi:application
